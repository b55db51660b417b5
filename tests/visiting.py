"""Somebody who walks through the portal and looks at every page with care."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from portal.kernel import clock
from portal.kernel.identity import sign_in, sign_in_by_link
from tests.inspection import form_token_in, inspect_page, once_key_in


@dataclass(frozen=True)
class Answer:
    """What came back: status, place to go, text."""

    response: TestResponse

    @property
    def status_code(self) -> int:
        return self.response.status_code

    @property
    def location(self) -> str:
        return self.response.headers.get("Location", "")

    @property
    def text(self) -> str:
        return self.response.get_data(as_text=True)

    @property
    def json(self) -> Any:
        return self.response.get_json()

    @property
    def headers(self) -> Any:
        return self.response.headers


class Visitor:
    """A browser with its own cookies. Every HTML answer is inspected."""

    def __init__(self, app: Flask, client: FlaskClient | None = None) -> None:
        self.app = app
        self.client = client or app.test_client()

    def as_(self, account: Any) -> "Visitor":
        """Return another browser in which this account (or account id) is signed in."""
        account_id = account if isinstance(account, UUID) else account.id
        with self.app.extensions["portal_database"].transaction() as session:
            token = sign_in(session, account_id, at=clock.now(), is_trusted=True)
        return self._with_token(token)

    def by_link(self, candidate: Any, language: str = "de") -> "Visitor":
        """Return another browser in which a personal link of this person was used."""
        candidate_id = candidate if isinstance(candidate, UUID) else candidate.id
        with self.app.extensions["portal_database"].transaction() as session:
            token = sign_in_by_link(session, candidate_id, language, at=clock.now())
        return self._with_token(token)

    def get(self, path: str, **kwargs: Any) -> Answer:
        """Look at a page."""
        return self._looked_at(self.client.get(path, **kwargs))

    def post(self, path: str, fields: Any = None, **kwargs: Any) -> Answer:
        """Send fields as they are, without a token."""
        return self._looked_at(self.client.post(path, data=fields or {}, **kwargs))

    def submit(self, path: str, fields: dict[str, Any]) -> Answer:
        """Open a form, fill it in and send it."""
        page = self.get(path).text
        return self.post(path, {"once": once_key_in(page), **fields, "csrf_token": form_token_in(page)})

    def press(self, path: str, fields: dict[str, Any] | None = None) -> Answer:
        """Press a button: POST with this browser's token."""
        return self.post(path, {**(fields or {}), "csrf_token": self.token()})

    def follow(self, answer: Answer) -> Answer:
        """Go where the answer leads."""
        assert answer.location, f"no way on: {answer.status_code}"
        return self.get(answer.location)

    def token(self) -> str:
        """Return this browser's form token."""
        page = self.client.get("/account")
        if page.status_code != 200:
            page = self.client.get("/my")
        return form_token_in(page.get_data(as_text=True))

    def _with_token(self, token: str) -> "Visitor":
        client = self.app.test_client()
        with client.session_transaction() as cookie:
            cookie["_user_id"] = token
            cookie["_fresh"] = True
        return Visitor(self.app, client)

    def _looked_at(self, response: TestResponse) -> Answer:
        if response.mimetype == "text/html" and not response.headers.get("Location"):
            inspect_page(response)
        return Answer(response)
