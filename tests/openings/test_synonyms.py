"""The words for the same work: what a coordinator writes reaches the search."""

from dataclasses import astuple

import pytest
from sqlalchemy import func, select

from portal.kernel.audit import By
from portal.kernel.audit.models import AuditEntry
from portal.kernel.errors import RuleBroken
from portal.kernel.outbox.models import OutboxRow
from portal.openings.handlers import rebuild
from portal.openings.models import Synonyms
from portal.openings.queries.synonyms import count_synonyms, editions_of_synonyms, rows_for_search, synonyms_page
from portal.openings.services import SynonymsDraft, add_synonyms, change_synonyms, found_synonyms, remove_synonyms
from search_index import Query, SynonymRow, synonym_rows
from tests.builders.accounts import a_coordinator, an_advisor
from tests.builders.openings import an_opening
from tests.moments import NOON

SYSTEM = By.system()
DRAFT = SynonymsDraft(("Kahnführer", "Muldenschiffer"), ("boatman",), ("Fährmann",))
LIST = "/coordinator/search/synonyms"


def total(app, words):
    return app.extensions["portal_index"].find(Query(words)).total


@pytest.fixture
def boatman(app, database):
    with database.transaction() as session:
        an_opening(session, title="Muldenschiffer gesucht")
    rebuild(app)


def test_a_row_that_is_added_changed_or_removed_reaches_the_index_by_the_outbox(app, database, deliver, boatman):
    assert total(app, "Kahnführer") == 0

    with database.transaction() as session:
        row = add_synonyms(session, DRAFT, by=SYSTEM, at=NOON).id
    deliver()
    assert (total(app, "Kahnführerin"), total(app, "boatman"), total(app, "Fährmann")) == (1, 1, 0)

    with database.transaction() as session:
        change_synonyms(session, row, SynonymsDraft(("Lotse", "Muldenschiffer")), by=SYSTEM, at=NOON)
    deliver()
    assert (total(app, "Kahnführer"), total(app, "Lotse")) == (0, 1)

    with database.transaction() as session:
        change_synonyms(session, row, SynonymsDraft(("Steuerfrau",), (), (), ("Fähre",)), by=SYSTEM, at=NOON)
        an_opening(session, title="Dienst auf der Fähre")
        an_opening(session, title="Koch auf der Fähre")
    rebuild(app)
    assert (total(app, "Steuerfrau"), total(app, "Steuermann"), total(app, "Fähre")) == (1, 1, 2)  # one way, and nobody else's

    with database.transaction() as session:
        remove_synonyms(session, row, by=SYSTEM, at=NOON)
    deliver()
    assert (total(app, "Lotse"), total(app, "Steuerfrau")) == (0, 0)


def test_a_rebuild_teaches_the_words_as_well(app, database, boatman):
    with database.transaction() as session:
        add_synonyms(session, DRAFT, by=SYSTEM, at=NOON)

    rebuild(app)

    assert total(app, "boatman") == 1


def test_history_says_who_wrote_what_when_also_of_what_was_removed(session):
    coordinator = a_coordinator(session)
    by = By(coordinator.id, "coordinator")
    row = add_synonyms(session, DRAFT, by=by, at=NOON).id
    remove_synonyms(session, row, by=by, at=NOON.replace(hour=13))

    removed, added = editions_of_synonyms(session, row)
    assert (added.german, added.foreign, added.by_name, added.is_removal) == (
        "Kahnführer, Muldenschiffer",
        "boatman",
        coordinator.name,
        False,
    )
    assert removed.is_removal
    verbs = session.scalars(select(AuditEntry.verb).where(AuditEntry.subject_id == row).order_by(AuditEntry.at))
    assert list(verbs) == ["synonyms.added", "synonyms.removed"]
    with pytest.raises(RuleBroken):
        change_synonyms(session, row, DRAFT, by=by, at=NOON)


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (SynonymsDraft(()), "german"),
        (SynonymsDraft(("Koch",)), "german"),
        (SynonymsDraft(("Koch", "Fahrer mit sehr vielen Wörtern")), "german"),
        (SynonymsDraft(("Koch",), ("und für",)), "foreign"),
        (SynonymsDraft(("Koch",), (), ("x" * 61,)), "narrower"),
        (SynonymsDraft(("Koch",), (), (), ("in der Küche des Hotels am See",)), "places"),
        (SynonymsDraft(tuple(f"Wort{number}" for number in range(81))), "german"),
    ],
)
def test_a_row_the_search_could_not_read_is_refused_beside_its_field(session, draft, field):
    with pytest.raises(RuleBroken) as refusal:
        add_synonyms(session, draft, by=SYSTEM, at=NOON)
    assert refusal.value.field == field


@pytest.mark.one_database
def test_what_comes_with_the_search_could_stand_in_the_table(session):
    for row in synonym_rows():
        add_synonyms(session, SynonymsDraft(row.equals, row.foreign, row.narrower, row.places), by=SYSTEM, at=NOON)

    assert sorted(rows_for_search(session), key=astuple) == sorted(synonym_rows(), key=astuple)
    first, after = synonyms_page(session, limit=50)
    second, _ = synonyms_page(session, after=after, limit=50)
    assert len({row.id for row in (*first, *second)}) == 100
    assert all(
        "klempner" in f"{row.german} {row.foreign} {row.narrower}".lower() for row in synonyms_page(session, "Klempner")[0]
    )


@pytest.mark.one_database
def test_a_coordinator_adds_changes_and_removes_words_in_the_browser(database, visit, deliver):
    with database.transaction() as session:
        account = a_coordinator(session)
    coordinator = visit.as_(account)

    written = {"german": "Kahnführer,\nMuldenschiffer", "foreign": "", "narrower": "", "places": "Fähre"}
    answer = coordinator.submit(f"{LIST}/new", written)
    assert answer.location.endswith(LIST)
    assert "Kahnführer, Muldenschiffer" in coordinator.get(f"{LIST}?q=kahn").text

    with database.reading() as session:
        row = session.scalars(select(Synonyms)).one()
    assert SynonymRow(("Kahnführer", "Muldenschiffer"), (), (), ("Fähre",)) in rows_for_search(session)
    page = coordinator.submit(f"{LIST}/{row.id}", {"german": "und", "foreign": "", "narrower": ""})
    assert page.status_code == 422
    assert coordinator.submit(f"{LIST}/{row.id}", {"german": "Lotse, Schiffer", "foreign": "", "narrower": ""}).status_code == 302
    assert "Kahnführer" in coordinator.get(f"{LIST}/{row.id}").text  # the history
    assert coordinator.press(f"{LIST}/{row.id}/remove").status_code == 302
    assert "Lotse" not in coordinator.get(LIST).text
    assert coordinator.get(f"{LIST}/{row.id}").status_code == 404


@pytest.mark.one_database
def test_nobody_else_writes_them(database, visit):
    with database.transaction() as session:
        account = an_advisor(session)
    advisor = visit.as_(account)
    assert advisor.get(LIST).status_code == 403
    assert advisor.get(f"{LIST}/new").status_code == 403


@pytest.mark.one_database
def test_the_list_begins_with_the_words_of_the_search_once(session):
    found_synonyms(session, at=NOON)
    assert count_synonyms(session) == len(synonym_rows())
    for row in session.scalars(select(Synonyms)).all():
        row.removed_at = NOON

    found_synonyms(session, at=NOON)

    assert count_synonyms(session) == 0


@pytest.mark.one_database
def test_a_later_version_brings_its_words_and_leaves_what_people_wrote(session):
    first = tuple(
        SynonymRow(words, (), ())
        for words in (("Kahn", "Boot"), ("Lotse", "Steuermann"), ("Fähre", "Fährmann"), ("Deich", "Damm"))
    )
    found_synonyms(session, first, at=NOON)
    session.flush()
    rows = {row.german.split(",")[0]: row.id for row in session.scalars(select(Synonyms))}
    by = By(a_coordinator(session).id, "coordinator")
    change_synonyms(session, rows["Lotse"], SynonymsDraft(("Lotse", "Kapitän")), by=by, at=NOON.replace(hour=13))
    remove_synonyms(session, rows["Fähre"], by=by, at=NOON.replace(hour=13))
    announced = select(func.count()).where(OutboxRow.topic == "synonyms.changed")
    before = session.scalar(announced)

    later = [
        SynonymRow(words, (), ())
        for words in (("Kahn", "Boot", "Nachen"), ("Lotse", "Steuermann", "Pilot"), ("Fähre", "Fährmann", "Prahm"))
    ]
    later += [first[3], SynonymRow(("Kahn", "Stocherer"), (), ())]
    for hour in (14, 15):  # the second upgrade brings nothing
        found_synonyms(session, later, at=NOON.replace(hour=hour))
        session.flush()
        listed = {row.equals for row in rows_for_search(session)}
        assert listed == {("Kahn", "Boot", "Nachen"), ("Lotse", "Kapitän"), ("Deich", "Damm"), ("Kahn", "Stocherer")}

    assert session.scalar(announced) == before + 1
    assert [each.at.hour for each in editions_of_synonyms(session, rows["Kahn"])] == [14, NOON.hour]
