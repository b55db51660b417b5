"""A proxy that nobody told us about is noticed once in a process; one that is named is believed."""

import logging
from typing import Any

import pytest
from flask import Flask, request
from werkzeug.test import Client

from portal.kernel.web.proxies import behind_proxies

THROUGH = {"X-Forwarded-For": "203.0.113.7"}


@pytest.fixture
def app() -> Flask:
    """Something that says whose address it sees."""
    app = Flask("probe")

    @app.get("/")
    def address() -> str:
        return str(request.remote_addr)

    return app


@pytest.mark.parametrize(
    ("hops", "warns", "headers", "warnings", "address"),
    [
        (0, True, THROUGH, 1, "10.0.0.1"),
        (0, True, {}, 0, "10.0.0.1"),
        (0, False, THROUGH, 0, "10.0.0.1"),
        (1, True, THROUGH, 0, "203.0.113.7"),
    ],
)
def test_a_proxy_is_believed_if_named_and_noticed_once_if_not(
    app: Flask, caplog: Any, hops: int, warns: bool, headers: dict[str, str], warnings: int, address: str
) -> None:
    browser = Client(behind_proxies(app.wsgi_app, hops, warns=warns))
    with caplog.at_level(logging.WARNING, "portal.proxies"):
        seen = [browser.get("/", headers=headers, environ_base={"REMOTE_ADDR": "10.0.0.1"}).text for _request in range(3)]

    assert seen == [address] * 3
    assert len(caplog.records) == warnings
    assert all("PORTAL_PROXY_HOPS=1" in record.getMessage() and "203" not in record.getMessage() for record in caplog.records)
