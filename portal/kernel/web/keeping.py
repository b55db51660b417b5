"""Keeps visitors' pages as they went out, and gives them again while the data they were made from are the same.

It stands before Flask: a page given again costs less than the barest view. Kept is only what a desk calls the same for
everybody (`KeptDesk`), and of that only what was answered with 200, sets no cookie and varies by none. The
host and the scheme belong to the key: a host that Flask would refuse has no page here.
"""

import hashlib
import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote_plus

from flask import g, request
from werkzeug.http import parse_accept_header

from portal.kernel import clock

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

SHEET: Final = "portal.keeping"
MOST_PAGES: Final = 2_000
MOST_BYTES: Final = 32 * 1024 * 1024
LARGEST_PAGE: Final = 512 * 1024
LONGEST_QUERY: Final = 500
ONCE, OFTEN = 1, 6
"""How hard a page is compressed: when it is made, and once somebody asks for it again. Most addresses are asked for once."""
_OF_ONE_BODY: Final = frozenset(("content-length", "content-encoding", "etag", "vary"))

Key = tuple[str, ...]
Version = tuple[str, date]


class Sheet:
    """What the keeper and Flask tell each other about one request."""

    def __init__(self, read: Callable[[], str | None]) -> None:
        self._read = read
        self.version: Version | None = None
        self.is_for_everyone = False

    def read_version(self) -> Version | None:
        """Note the version before anything is read from the data; the page is then as new as this says, or newer."""
        if self.version is None:
            stamp = self._read()
            self.version = (stamp, clock.today()) if stamp else None
        return self.version


@dataclass(frozen=True, slots=True)
class Body:
    """A page in one encoding, with the headers of each way to send it."""

    content: bytes
    etag: str
    headers: list[tuple[str, str]]
    headers_unchanged: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as it went out, plain and compressed."""

    version: Version | None
    plain: Body
    small: Body
    is_for_often: bool

    @property
    def size(self) -> int:
        """How much room it takes."""
        return len(self.plain.content) + len(self.small.content)


class Keeper:
    """Stands before the application and answers for it where it can."""

    def __init__(
        self,
        inner: "WSGIApplication",
        read_stamp: Callable[[], str | None],
        note_kept: Callable[[], None] | None = None,
        *,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self._inner = inner
        self._read_stamp = read_stamp
        self._note_kept = note_kept or _nothing
        self._most_bytes = most_bytes
        self._pages: OrderedDict[Key, KeptPage] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer a request with the kept page, or let the application answer."""
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return self._inner(environ, start_response)
        sheet = Sheet(self._read_stamp)
        key = _key(environ)
        kept = self._pages.get(key)
        if kept is not None and kept.version == sheet.read_version():
            self._touch(key)
            self._note_kept()
            if not kept.is_for_often and "HTTP_IF_NONE_MATCH" not in environ:
                kept = _page(kept.version, kept.plain.headers, kept.plain.content, OFTEN)
                self._keep(key, kept)
            return _send(kept, environ, start_response)
        environ[SHEET] = sheet
        return self._ask(key, sheet, environ, start_response)

    def _ask(self, key: Key, sheet: Sheet, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        begun: list[Any] = []

        def begin(*answer: Any) -> Callable[[bytes], object]:
            begun[:] = answer
            return _write_nothing

        body = self._inner(environ, begin)
        if not sheet.is_for_everyone or environ["REQUEST_METHOD"] != "GET" or not _is_the_same_for_all(*begun[:2]):
            start_response(*begun)
            return body
        try:
            content = b"".join(body)
        finally:
            getattr(body, "close", _nothing)()
        is_kept = (
            sheet.version is not None and len(content) <= LARGEST_PAGE and len(environ.get("QUERY_STRING", "")) <= LONGEST_QUERY
        )
        page = _page(sheet.version, begun[1], content, ONCE)
        if is_kept:
            self._keep(key, page)
        return _send(page, environ, start_response)

    def _touch(self, key: Key) -> None:
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)

    def _keep(self, key: Key, page: KeptPage) -> None:
        with self._lock:
            before = self._pages.pop(key, None)
            self._bytes += page.size - (before.size if before else 0)
            self._pages[key] = page
            while self._bytes > self._most_bytes or len(self._pages) > MOST_PAGES:
                self._bytes -= self._pages.popitem(last=False)[1].size


def begin_page() -> None:
    """Note which data this page is made from; called before it reads any."""
    sheet: Sheet | None = request.environ.get(SHEET)
    if sheet is not None:
        sheet.read_version()
        g.sheet = sheet


def finish_page() -> None:
    """Allow the page to be kept: it is the same for everybody."""
    if "sheet" in g:
        g.sheet.is_for_everyone = True


def only_for_now() -> None:
    """Let nobody keep this page, neither here nor on its way: it is true of this moment only."""
    g.has_session = True


def _key(environ: "WSGIEnvironment") -> Key:
    asked = environ.get("QUERY_STRING", "")
    if "&" in asked:
        asked = "&".join(sorted(asked.split("&"), key=_name_of))
    host = environ.get("HTTP_HOST", f"{environ['SERVER_NAME']}:{environ['SERVER_PORT']}")  # an empty one is refused by Flask
    return environ["wsgi.url_scheme"], host, environ.get("SCRIPT_NAME", ""), environ.get("PATH_INFO", ""), asked


def _name_of(pair: str) -> str:
    """Return a field's name as Flask reads it: two spellings of one name (`q`, `%71`) must keep their order."""
    return unquote_plus(pair.partition("=")[0])


def _is_the_same_for_all(status: str, headers: list[tuple[str, str]]) -> bool:
    names = {name.lower() for name, _value in headers}
    return status.startswith("200 ") and not names & {"set-cookie", "vary"}


def _page(version: Version | None, headers: list[tuple[str, str]], content: bytes, level: int) -> KeptPage:
    digest = hashlib.blake2b(content, digest_size=12).hexdigest()
    lasting = [(name, value) for name, value in headers if name.lower() not in _OF_ONE_BODY]
    plain = _body(lasting, content, f'"{digest}"')
    if not _is_text(next((value for name, value in headers if name.lower() == "content-type"), "")):
        return KeptPage(version, plain, plain, is_for_often=True)
    packer = zlib.compressobj(level, zlib.DEFLATED, 16 + zlib.MAX_WBITS)  # with gzip's head, whose time stands at zero
    small = packer.compress(content) + packer.flush()
    # A weak tag: the same page may come compressed lightly or hard.
    return KeptPage(version, plain, _body(lasting, small, f'W/"{digest}.gz"', "gzip"), is_for_often=level == OFTEN)


def _is_text(content_type: str) -> bool:
    return content_type.startswith("text/") or "xml" in content_type or "json" in content_type


def _body(headers: list[tuple[str, str]], content: bytes, etag: str, encoding: str | None = None) -> Body:
    of_both = [("Vary", "Accept-Encoding"), ("ETag", etag)]
    of_the_whole = [("Content-Length", str(len(content))), *([("Content-Encoding", encoding)] if encoding else [])]
    unchanged = [(name, value) for name, value in headers if name.lower() != "content-type"]
    return Body(content, etag, [*headers, *of_both, *of_the_whole], [*unchanged, *of_both])


def _send(page: KeptPage, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
    body = page.small if _takes_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")) else page.plain
    known = environ.get("HTTP_IF_NONE_MATCH")
    if known is not None and _is_among(body.etag, known):
        start_response("304 Not Modified", list(body.headers_unchanged))
        return ()
    start_response("200 OK", list(body.headers))
    return () if environ["REQUEST_METHOD"] == "HEAD" else (body.content,)


def _is_among(etag: str, known: str) -> bool:
    """Compare weakly, as RFC 9110 (13.1.2) has it for this header."""
    return any(each.strip().removeprefix("W/") in (etag.removeprefix("W/"), "*") for each in known.split(","))


@lru_cache(maxsize=256)
def _takes_gzip(accepted: str) -> bool:
    return parse_accept_header(accepted)["gzip"] > 0 if accepted else False


def _write_nothing(_data: bytes) -> None:
    raise NotImplementedError("Flask gives its answers as iterables")


def _nothing() -> None:
    pass
