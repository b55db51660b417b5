"""What goes wrong at the door, and what errors give away."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from portal.app import create_app
from portal.kernel.db import Database
from portal.kernel.settings import demo_settings


@pytest.mark.parametrize("path", ["/", "/demo", "/nowhere"])
def test_a_foreign_host_name_gets_a_plain_refusal_and_no_broken_page(tmp_path: Path, path: str) -> None:
    app = create_app(demo_settings(tmp_path))

    answer = app.test_client().get(path, headers={"Host": "elsewhere.example"})

    assert answer.status_code == 400
    assert answer.mimetype == "text/plain"
    assert "elsewhere" not in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Content-Security-Policy" in answer.headers
    app.extensions["portal_database"].close()


def test_the_text_of_an_error_of_the_database_lists_no_value(database: Database) -> None:
    with database.reading() as session, pytest.raises(DBAPIError) as caught:
        session.execute(text("SELECT nowhere FROM nothing WHERE name = :name"), {"name": "Salma Rahimi"})

    assert "Salma" not in str(caught.value)
