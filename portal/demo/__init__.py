"""The demo's data: an invented team, companies, openings and people, with a year behind them."""

from datetime import date

from flask import Flask

from portal.demo.asking import ask_about_work
from portal.demo.calls import note_calls
from portal.demo.cast import Cast
from portal.demo.counting import count_week
from portal.demo.days import Days
from portal.demo.deleting import ask_for_deletion
from portal.demo.delivering import deliver
from portal.demo.entering import enter_people, move_people
from portal.demo.founding import found_firms, rest_firms
from portal.demo.pacing import choose_paces
from portal.demo.posting import close_openings, post_openings
from portal.demo.rights import ask_by_right
from portal.demo.team import open_sites
from portal.demo.telling import tell_cases
from portal.demo.website import fill_website
from portal.demo.writing import write_messages
from portal.kernel.db import Database

ACTS = (
    open_sites,
    found_firms,
    post_openings,
    enter_people,
    tell_cases,
    write_messages,
    close_openings,
    rest_firms,
    move_people,
    ask_about_work,
    ask_for_deletion,
    note_calls,
    ask_by_right,
    fill_website,
    choose_paces,
    count_week,
)


def fill(app: Flask, *, today: date) -> None:
    """Fill an empty database as if a good year had passed; the same day gives the same story."""
    database: Database = app.extensions["portal_database"]
    cast = Cast(Days(today))
    with app.test_request_context("/"):
        for act in ACTS:
            with database.transaction() as session:
                act(session, cast)
    deliver(app, cast)
