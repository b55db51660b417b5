"""Texts, news and logos: versions follow each other, two people never lose a word, everything stands in the trail."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from time import sleep

import pytest

from portal.kernel.audit import trail
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import speaking
from portal.published import services
from portal.published.queries import (
    all_logos,
    all_news,
    current_text,
    editions_of,
    newest_versions,
    news,
    news_item,
    partner_logos,
    picture_of,
    public_picture,
    versions_of,
)
from portal.published.services import ChangedMeanwhile
from portal.published.words import NewsState, Tongue
from tests.builders.accounts import a_coordinator
from tests.builders.published import SYSTEM, a_logo, a_news_draft, a_text, some_news
from tests.moments import NOON

BY = {"by": SYSTEM, "at": NOON}


def test_a_text_has_versions_and_goes_back_to_any_of_them(session):
    first = a_text(session, "about", "# eins")
    a_text(session, "about", "# zwei", based_on=1)
    a_text(session, "about", "# one", language=Tongue.ENGLISH)

    assert current_text(session, "about", "de") == "# zwei"
    assert current_text(session, "about", "en") == "# one"
    assert current_text(session, "contact", "de") is None

    services.restore_text(session, "about", Tongue.GERMAN, 1, **BY)
    assert current_text(session, "about", "de") == "# eins"
    services.restore_default(session, "about", Tongue.GERMAN, **BY)
    assert current_text(session, "about", "de") is None

    assert [(each.number, each.markdown) for each in versions_of(session, "about", Tongue.GERMAN)] == [
        (4, None), (3, "# eins"), (2, "# zwei"), (1, "# eins"),
    ]  # fmt: skip
    assert newest_versions(session)["about", "de"].number == 4
    session.flush()
    assert [(each.verb, each.becomes) for each in trail(session, first.id)] == [("text.published", "about/de")]


def test_the_second_of_two_writers_is_told_and_nothing_is_overwritten(session):
    a_text(session, "about", "# mine")

    with pytest.raises(ChangedMeanwhile):
        a_text(session, "about", "# theirs")

    assert current_text(session, "about", "de") == "# mine"


def test_of_two_who_save_in_the_same_moment_one_wins(database):
    def second() -> None:
        with database.transaction() as session:
            a_text(session, "about", "# theirs")

    with ThreadPoolExecutor(1) as beside:
        with database.transaction() as session:
            a_text(session, "about", "# mine")
            late = beside.submit(second)
            sleep(0.1)  # the second one waits for the first
        assert isinstance(late.exception(), ChangedMeanwhile)

    with database.reading() as session:
        assert current_text(session, "about", "de") == "# mine"


@pytest.mark.parametrize(
    "act",
    [
        lambda session: a_text(session, "about", "# eins", based_on=1),
        lambda session: services.restore_text(session, "about", Tongue.GERMAN, 1, **BY),
        lambda session: services.restore_text(session, "about", Tongue.GERMAN, 7, **BY),
        lambda session: services.restore_default(session, "contact", Tongue.GERMAN, **BY),
    ],
)
def test_what_would_change_nothing_is_refused(session, act):
    a_text(session, "about", "# eins")

    with pytest.raises(RuleBroken):
        act(session)


def test_visitors_read_the_published_version_while_a_newer_one_is_written(session):
    written = some_news(session, is_public=False)
    assert news(session, limit=5) == ()
    services.publish_news(session, written.id, **BY)
    services.change_news(session, written.id, a_news_draft("Neuer Titel"), 1, **BY)

    (item,) = news(session, limit=5)
    assert (item.german.title, item.english.title) == ("Neuer Kurs in Grimma", "EN Neuer Kurs in Grimma")
    assert all_news(session)[0].has_newer_draft
    with pytest.raises(ChangedMeanwhile):
        services.change_news(session, written.id, a_news_draft("Dritter"), 1, **BY)

    services.publish_news(session, written.id, by=SYSTEM, at=NOON + timedelta(days=3))
    item = news_item(session, item.slug)
    assert (item.slug, item.german.title) == ("neuer-kurs-in-grimma", "Neuer Titel")
    assert (item.published_at, item.updated_at) == (NOON, NOON + timedelta(days=3))
    with speaking("en"):
        assert item.title == "EN Neuer Titel"

    with pytest.raises(RuleBroken):
        services.publish_news(session, written.id, **BY)
    services.restore_news(session, written.id, 1, **BY)
    assert [each.number for each in editions_of(session, written.id)] == [3, 2, 1]
    services.withdraw_news(session, written.id, **BY)
    assert news_item(session, item.slug) is None
    assert news_item(session, written.id) is None
    assert written.state is NewsState.WITHDRAWN


def test_news_come_page_by_page_newest_first_and_addresses_never_meet(session):
    for day in (1, 2, 2, 3):
        some_news(session, at=NOON + timedelta(days=day))

    first = news(session, limit=2)
    second = news(session, limit=2, before=first[-1].key)

    days = [(each.published_at - NOON).days for each in (*first, *second)]
    assert days == [3, 2, 2, 1]
    assert len({each.slug for each in (*first, *second)}) == 4
    assert news(session, limit=2, before=second[-1].key) == ()
    assert some_news(session, a_news_draft("新闻 ßÄ!")).slug == "xinwen-ssae"


def test_logos_keep_their_order_and_show_only_what_is_public(session):
    names = [a_logo(session, name).name for name in ("Eins", "Zwei")]
    hidden = a_logo(session, "Drei", is_public=False)

    assert [each.name for each in partner_logos(session)] == names
    services.show_logo(session, hidden.id, **BY)
    services.move_logo(session, hidden.id, **BY)
    with speaking("en"):
        assert [each.alt for each in partner_logos(session)] == ["Logo of Eins", "Logo of Drei", "Logo of Zwei"]

    for each in all_logos(session):
        services.remove_logo(session, each.id, **BY)
    assert public_picture(session, hidden.digest) is None
    assert picture_of(session, hidden.id) is None


def test_histories_name_who_wrote(session):
    person = a_coordinator(session)
    written = services.write_news(session, a_news_draft(), by=SYSTEM.__class__(person.id, "coordinator"), at=NOON)

    assert editions_of(session, written.id)[0].by_name == person.name
