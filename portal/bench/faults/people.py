"""People who fill in forms, and press the button again when nothing came back."""

import re
import time
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import Final
from urllib.parse import urlencode

from portal.bench.faults.house import HOST, PATIENCE

FIELD: Final = re.compile(
    r'<input[^>]*name="(csrf_token|once)"[^>]*value="([^"]*)"|<input[^>]*value="([^"]*)"[^>]*name="(csrf_token|once)"'
)
HEADERS: Final = {"Host": HOST, "X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "https", "Referer": f"https://{HOST}/"}


@dataclass
class Wish:
    """What somebody sends: a form's address and what they typed."""

    path: str
    answers: dict[str, str]
    thanks: str

    @property
    def mail(self) -> str:
        """The address they give, by which they are found again."""
        return self.answers["email"]


def wishes(number: int) -> list[Wish]:
    """Mix calls and sign-ups, each of somebody else."""
    return [_call(each) if each % 2 else _sign_up(each) for each in range(number)]


def _call(each: int) -> Wish:
    answers = {
        "name": f"Person {each}",
        "email": f"call-{each}@people.example",
        "phone": f"03437 {700000 + each}",
        "topic": "internship",
        "suits": "any",
        "language": "de",
    }
    return Wish("/contact", answers, "/contact/thanks")


def _sign_up(each: int) -> Wish:
    answers = {
        "company_name": f"Tischlerei {each}", "postcode": "04668", "contact_name": f"Person {each}",
        "email": f"company-{each}@people.example", "phone": f"03437 {800000 + each}", "interests": "internship",
    }  # fmt: skip
    return Wish("/register", answers, "/register/thanks")


class Person:
    """One browser: a page, its cookies, and patience."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._cookies: dict[str, str] = {}
        self.tries = 0

    def send(self, wish: Wish) -> str:
        """Open the form and send it until an answer comes; return where it leads, or the status in words."""
        fields = self._open(wish.path) | wish.answers
        began = time.monotonic()
        while time.monotonic() - began < PATIENCE:
            self.tries += 1
            try:
                status, place, _ = self._ask("POST", wish.path, urlencode(fields))
            except (OSError, HTTPException):
                time.sleep(0.2)
                continue
            if status < 500:
                return place or str(status)
            time.sleep(0.2)
        return "no answer"

    def _open(self, path: str) -> dict[str, str]:
        began = time.monotonic()
        while True:
            try:
                status, _, text = self._ask("GET", path, None)
                if status == 200:
                    return {a or d: b or c for a, b, c, d in FIELD.findall(text)}
            except (OSError, HTTPException):
                pass
            if time.monotonic() - began > PATIENCE:
                raise TimeoutError(path)
            time.sleep(0.2)

    def _ask(self, method: str, path: str, body: str | None) -> tuple[int, str, str]:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=20)
        headers = {**HEADERS, "Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            text = answer.read().decode()
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = line.partition(";")[0].partition("=")
            self._cookies[name] = value
        return answer.status, answer.headers.get("Location", ""), text
