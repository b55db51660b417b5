"""How many people masked profiles could be of: k over the demo's people and over drawn ones, before and after saying less."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean, median
from tempfile import TemporaryDirectory

from portal.bench.filling import make_portal
from portal.bench.privacy.drawing import people, profile_of
from portal.bench.privacy.figures import Figure, share
from portal.candidates.crowd import ENOUGH, Member, crowd_around
from portal.candidates.queries.crowd import members
from portal.demo import fill
from portal.kernel import clock
from portal.kernel.db import Database
from portal.schema import METADATA

TITLE = "How many people a masked profile could be of (k)"
SIZES = (150, 1_500)
SAMPLE = 60
SEED = 20_261_122


def measure() -> Iterator[Figure]:
    """Yield the figures of each pool."""
    yield from _of_pool("demo", the_demo())
    for size in SIZES:
        yield from _of_pool(f"drawn, {size} people", people(size, SEED + size))


def the_demo() -> tuple[Member, ...]:
    """Return the people of the demo in codes."""
    with TemporaryDirectory(prefix="portal-bench-") as name:
        app = make_portal(Path(name))
        database: Database = app.extensions["portal_database"]
        METADATA.create_all(database.engine)
        with clock.pretended(clock.now()):
            fill(app, today=clock.today())
        with database.reading() as session:
            found = members(session, at=clock.now())
        database.close()
    return found


def _of_pool(name: str, pool: Sequence[Member]) -> Iterator[Figure]:
    whole = [each for each in pool if _is_complete(each)]
    sample = whole[:SAMPLE]
    before, after, said, lost = [], [], [], 0
    for person in sample:
        crowd = crowd_around(profile_of(person), (each for each in pool if each.id != person.id))
        way = crowd.way_to()
        lost += way is None
        before.append(crowd.size())
        after.append(crowd.size(way if way is not None else crowd.options))
        said.append(len(way) if way is not None else len(crowd.options))
    number = len(sample)
    yield Figure(f"{name}: profiles looked at", str(number), remark=f"of {len(pool)} people in the file")
    yield Figure(f"{name}: unique before", share(before.count(1), number), remark=_spread(before))
    yield Figure(f"{name}: k under {ENOUGH} before", share(sum(k < ENOUGH for k in before), number))
    yield Figure(f"{name}: unique after saying less", share(after.count(1), number), remark=_spread(after))
    yield Figure(
        f"{name}: k under {ENOUGH} after", share(sum(k < ENOUGH for k in after), number), remark="the advisor gives a reason"
    )
    yield Figure(
        f"{name}: traits said more coarsely", f"{mean(said):.1f} on average", remark=f"{lost} of {number} stay under {ENOUGH}"
    )


def _is_complete(person: Member) -> bool:
    return None not in (person.field, person.german, person.start, person.hours, person.day_part, person.region, person.permit)


def _spread(sizes: Sequence[int]) -> str:
    return f"k least {min(sizes)}, median {median(sizes):g}, most {max(sizes)}"
