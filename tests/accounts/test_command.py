"""The first coordinator is invited from the command line."""

import argparse

import pytest
from sqlalchemy import select

from portal.accounts.command import add_arguments, run
from portal.accounts.models import Account
from portal.app import create_app
from portal.kernel.access import Role
from tests.builders.accounts import PASSWORD, a_person_with_password, a_site


def invite(app, *words: str) -> int:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return run(parser.parse_args(words), app)


def test_without_a_mail_server_the_link_is_printed_and_lets_the_first_coordinator_in(app, visit, capsys):
    assert invite(app, "--role", "coordinator", "ralf.vogt@kai.example") == 0

    link = capsys.readouterr().out.strip()
    assert link.startswith("http://localhost/invitation/")
    assert visit.submit(link.removeprefix("http://localhost"), {"password": PASSWORD}).status_code == 302
    assert visit.get("/coordinator/staff").status_code == 200


@pytest.mark.one_database
def test_in_production_which_knows_its_own_name_alone_the_link_bears_it(app, capsys):
    known = {"base_url": "https://kai.example", "trusted_hosts": "kai.example"}
    house = create_app(app.extensions["portal_settings"].model_copy(update=known))

    assert invite(house, "--role", "coordinator", "ralf.vogt@kai.example") == 0

    assert capsys.readouterr().out.startswith("https://kai.example/invitation/")


def test_inviting_twice_makes_one_account_and_the_second_link_counts(app, database, visit, capsys):
    for _number in range(2):
        assert invite(app, "--role", "coordinator", "ralf.vogt@kai.example") == 0
    first, second = (line.removeprefix("http://localhost") for line in capsys.readouterr().out.split())

    with database.reading() as session:
        assert len(session.scalars(select(Account)).all()) == 1
    assert visit.get(first).status_code == 409
    assert visit.get(second).status_code == 200


def test_an_advisor_is_invited_to_a_site(app, database, capsys):
    with database.transaction() as session:
        site = a_site(session, name="Borna")

    assert invite(app, "--role", "advisor", "nadja@kai.example") == 1
    assert invite(app, "--role", "advisor", "--site", "Atlantis", "nadja@kai.example") == 1
    assert invite(app, "--role", "advisor", "--site", "Borna", "--language", "en", "nadja@kai.example") == 0
    assert "/en/invitation/" in capsys.readouterr().out
    with database.reading() as session:
        account = session.scalars(select(Account)).one()
    assert (account.role, account.site_id, account.language) == (Role.ADVISOR, site.id, "en")


@pytest.mark.parametrize(
    "email", ["none", "a@b", "ralf vogt@kai.example", "x@kai.example\nBcc: y@z.example", "taken@kai.example"]
)
def test_what_cannot_be_invited_ends_with_one_sentence_and_status_one(app, database, capsys, email):
    with database.transaction() as session:
        a_person_with_password(session, email="taken@kai.example")

    assert invite(app, "--role", "coordinator", email) == 1

    assert capsys.readouterr().err.startswith("portal: ")
