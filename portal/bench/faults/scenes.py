"""One scene for each fault: what breaks, when, and what must be true afterwards."""

import shutil
import socket
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from random import Random  # noqa: TID251 - a benchmark breaks things at the same moments each time
from threading import Event, Thread
from typing import Final

from sqlalchemy import func, select, text

from portal.bench.faults.house import HOST, House
from portal.bench.faults.people import Person, Wish, wishes
from portal.companies.models import Registration
from portal.contacts.models import Enquiry
from portal.kernel.db import Database
from portal.kernel.outbox.models import OutboxRow

AT_ONCE: Final = 8
LOCKED_FOR: Final = 8.0
KILLS: Final = 5


@dataclass(frozen=True)
class Outcome:
    """What a fault did: what was asked and thanked for, what is missing, what is there twice, and how long it took to recover."""

    fault: str
    asked: int
    lost: int
    doubled: int
    seconds: float
    remark: str = ""

    @property
    def is_clean(self) -> bool:
        """Whether nothing is missing and nothing is there twice."""
        return self.asked > 0 and self.lost == self.doubled == 0


Scene = Callable[[House, int, Random], Outcome]


def web_killed(house: House, number: int, chance: Random) -> Outcome:
    """Kill the web server with all its processes, again and again, while people send their forms."""
    house.start_web()
    seconds: list[float] = []

    def kill_again() -> None:
        time.sleep(chance.uniform(0.4, 1.2))
        if len(seconds) == KILLS:
            return
        house.kill_web()
        began = time.monotonic()
        house.start_web()
        seconds.append(time.monotonic() - began)

    sent, tries = send(house, wishes(number), meanwhile=kill_again)
    return counted(house, "web server killed", sent, max(seconds, default=0), f"{len(seconds)} times, {tries} tries")


def worker_killed(house: House, number: int, chance: Random) -> Outcome:
    """Kill the worker, again and again, while it sends the letters of those who signed up."""
    house.start_web()
    sent, _ = send(house, wishes(number))
    kills = 0
    while _waiting(house) and kills < KILLS:
        house.start_worker()
        time.sleep(chance.uniform(1.5, 3.0))
        house.kill_worker()
        kills += 1
    return _letters(house, "worker killed", sent, f"{kills} times")


def mail_refused(house: House, number: int, _chance: Random) -> Outcome:
    """Let the mail server refuse everything for a while."""
    house.start_web()
    house.ledger.refuses = True
    sent, _ = send(house, wishes(number))
    house.start_worker()
    time.sleep(4)
    house.ledger.refuses = False
    return _letters(house, "mail server refuses", sent, "each letter for 4 s")


def index_gone(house: House, number: int, _chance: Random) -> Outcome:
    """Throw away the search index while visitors search; with PostgreSQL, its schema."""
    house.start_web()
    house.start_worker()
    house.wait_until(lambda: house.status("/readyz") == 200)
    seen: list[int] = []
    for each in range(number):
        if each == number // 2:
            _throw_away_the_index(house)
        seen.append(house.status(f"/openings?q=lager{each}"))
    seconds = house.wait_until(lambda: house.status("/readyz") == 200)
    return Outcome("search index gone", number, sum(status != 200 for status in seen), 0, seconds, "searches in the middle of it")


def request_cut_off(house: House, number: int, _chance: Random) -> Outcome:
    """Break off half of the requests in the middle of what is sent, then send the rest."""
    house.start_web()
    before = _rows(house)
    for _ in range(number):
        with socket.create_connection(("127.0.0.1", house.port), 5) as half:
            half.sendall(f"POST /contact HTTP/1.1\r\nHost: {HOST}\r\nContent-Length: 900\r\n\r\nname=Half&emai".encode())
    sent, _ = send(house, wishes(number))
    outcome = counted(house, "request cut off", sent, 0.0, f"{number} halves")
    halves = _rows(house) - before - len(sent)
    return Outcome(outcome.fault, outcome.asked, outcome.lost, outcome.doubled + halves, 0.0, outcome.remark)


def database_locked(house: House, number: int, _chance: Random) -> Outcome:
    """Hold the database so that nobody can write, while people send their forms."""
    house.start_web()
    freed = Event()
    holder = Thread(target=_hold, args=(house, freed))
    began = time.monotonic()
    holder.start()
    sent, tries = send(house, wishes(number))
    holder.join()
    seconds = max(time.monotonic() - began - LOCKED_FOR, 0)
    return counted(house, f"database locked for {LOCKED_FOR:.0f} s", sent, seconds, f"{tries} tries")


SCENES: Final[tuple[Scene, ...]] = (web_killed, worker_killed, mail_refused, index_gone, request_cut_off, database_locked)


def send(house: House, asked: list[Wish], meanwhile: Callable[[], None] | None = None) -> tuple[list[Wish], int]:
    """Let people send their forms, several at once; return what they were thanked for, and how often they tried."""
    people = [Person(house.port) for _ in asked]
    ended = Event()

    def break_things() -> None:
        while meanwhile is not None and not ended.is_set():
            meanwhile()

    breaker = Thread(target=break_things)
    breaker.start()
    try:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            places = list(pool.map(lambda pair: pair[0].send(pair[1]), zip(people, asked, strict=True)))
    finally:
        ended.set()
        breaker.join()
    wrong = [place for wish, place in zip(asked, places, strict=True) if wish.thanks not in place]
    if wrong:
        raise RuntimeError(f"{len(wrong)} people were not thanked: {Counter(wrong).most_common(3)}")
    return asked, sum(person.tries for person in people)


@contextmanager
def opened(house: House) -> Iterator[Database]:
    """Open the database of a house from outside."""
    with closing(Database(house.database_url or f"sqlite:///{house.data / 'portal.sqlite3'}")) as database:
        yield database


def _found(house: House) -> Counter[str]:
    with opened(house) as database, database.reading() as session:
        return Counter([*filter(None, session.scalars(select(Enquiry.email))), *session.scalars(select(Registration.email))])


def _rows(house: House) -> int:
    return sum(_found(house).values())


def _waiting(house: House) -> int:
    with opened(house) as database, database.reading() as session:
        return (
            session.scalar(select(func.count(OutboxRow.id)).where(OutboxRow.done_at.is_(None), OutboxRow.dead_at.is_(None))) or 0
        )


def counted(house: House, fault: str, sent: list[Wish], seconds: float, remark: str) -> Outcome:
    """Look for everybody who was thanked."""
    found = _found(house)
    lost = sum(found[wish.mail] == 0 for wish in sent)
    doubled = sum(max(found[wish.mail] - 1, 0) for wish in sent)
    return Outcome(fault, len(sent), lost, doubled, seconds, remark)


def _letters(house: House, fault: str, sent: list[Wish], remark: str) -> Outcome:
    """Let the worker end its work; whoever signed up must have one letter."""
    if house.worker is None or house.worker.poll() is not None:
        house.start_worker()
    signed_up = {wish.mail for wish in sent if wish.path == "/register"}
    began = time.monotonic()
    try:
        house.wait_until(lambda: signed_up <= house.ledger.readers(), 180)
    except TimeoutError:
        remark += ", gave up waiting"
    seconds = time.monotonic() - began
    return Outcome(fault, len(signed_up), len(signed_up - house.ledger.readers()), house.ledger.doubled(), seconds, remark)


def _throw_away_the_index(house: House) -> None:
    if house.database_url:
        with opened(house) as database, database.engine.begin() as connection:
            connection.execute(text("DROP SCHEMA search_index CASCADE"))
    else:
        shutil.rmtree(house.data / "search")


def _hold(house: House, freed: Event) -> None:
    """Keep everybody from writing for some seconds."""
    with opened(house) as database, database.engine.connect() as connection:
        if house.database_url:
            connection.execute(text("LOCK TABLE contacts_enquiry, companies_registration IN ACCESS EXCLUSIVE MODE"))
        else:
            connection.connection.execute("BEGIN IMMEDIATE")
        time.sleep(LOCKED_FOR)
        connection.rollback()
    freed.set()
