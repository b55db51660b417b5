"""What every engine promises."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest

from search_index import Document, IndexBroken, Query, SearchIndex, read_synonyms
from tests.builders.findable import a_document

Engine = Callable[[], SearchIndex]


def test_an_index_that_was_never_built_says_so_instead_of_hiding_everything(engine: Engine):
    never_built = engine()

    with pytest.raises(IndexBroken, match="rebuild needed"):
        never_built.find(Query("Koch"))
    with pytest.raises(IndexBroken, match="rebuild needed"):
        never_built.put([a_document()])
    assert not never_built.health().is_ready
    assert "rebuild needed" in (never_built.health().reason or "")


def test_an_empty_index_answers_with_nothing(index: SearchIndex):
    hits = index.find(Query("Koch"))

    assert (hits.ids, hits.total) == ((), 0)
    assert index.suggest("ko") == ()
    assert index.health().is_ready
    assert index.health().documents == 0


def test_what_was_put_is_found_at_once(index: SearchIndex):
    index.put([a_document("1", "Koch"), a_document("2", "Fahrer")])

    assert index.find(Query("koch")).ids == ("1",)
    assert index.health().documents == 2


def test_a_document_put_again_is_replaced(index: SearchIndex):
    index.put([a_document("1", "Koch")])
    index.put([a_document("1", "Fahrer")])

    assert index.find(Query("Koch")).total == 0
    assert index.find(Query("Fahrer")).ids == ("1",)
    assert index.health().documents == 1


def test_of_two_documents_with_one_id_the_later_stays(index: SearchIndex):
    index.put([a_document("1", "Koch"), a_document("1", "Fahrer")])

    assert index.find(Query("")).ids == ("1",)
    assert index.find(Query("Fahrer")).ids == ("1",)


def test_what_was_removed_is_gone_and_unknown_ids_are_no_error(index: SearchIndex):
    index.put([a_document("1", "Koch"), a_document("2", "Koch")])
    index.remove(["1", "never there"])
    index.remove([])

    assert index.find(Query("Koch")).ids == ("2",)


def test_all_words_must_be_met_in_any_field(index: SearchIndex):
    index.put(
        [
            a_document("1", "Koch", body="Kantine der Klinik", employer="Muldental GmbH", tags=("Grimma",)),
            a_document("2", "Koch", body="Hotel am See", employer="Seehof", tags=("Borna",)),
        ]
    )

    assert index.find(Query("Koch Grimma")).ids == ("1",)
    assert index.find(Query("Koch Kantine Muldental")).ids == ("1",)
    assert index.find(Query("Koch Kantine Borna")).total == 0


def test_a_hit_in_the_title_stands_before_one_in_the_text(index: SearchIndex):
    index.put([a_document("text", "Kantinenleitung", body="Sie leiten den Koch an."), a_document("title", "Koch")])

    assert index.find(Query("Koch")).ids == ("title", "text")


def test_the_word_itself_stands_before_a_compound_and_a_compound_before_another_word(index: SearchIndex):
    index.put([a_document("other", "Servicekraft"), a_document("compound", "Oberkellner"), a_document("word", "Kellner")])

    assert index.find(Query("Kellner")).ids == ("word", "compound", "other")


def test_of_equals_the_newer_stands_first(index: SearchIndex):
    index.put([a_document("old", published=date(2025, 1, 1)), a_document("new", published=date(2026, 1, 1))])

    assert index.find(Query("Koch")).ids == ("new", "old")


def test_by_date_means_by_date(index: SearchIndex):
    index.put(
        [
            a_document("title", "Koch", published=date(2026, 1, 1)),
            a_document("text", "Kantine", body="Koch", published=datetime(2026, 1, 1, 12, tzinfo=UTC)),
        ]
    )

    assert index.find(Query("Koch", sort="relevance")).ids == ("title", "text")
    assert index.find(Query("Koch", sort="date")).ids == ("text", "title")


def test_pages_together_give_every_hit_once(index: SearchIndex):
    index.put([a_document(f"{number:02}", published=date(2026, 1, 1 + number % 3)) for number in range(25)])

    pages = [index.find(Query("Koch", offset=offset, limit=10)) for offset in (0, 10, 20, 30)]

    assert [len(page.ids) for page in pages] == [10, 10, 5, 0]
    assert all(page.total == 25 for page in pages)
    assert len({name for page in pages for name in page.ids}) == 25


@pytest.mark.parametrize("text", ["", "   ", "!!! ??", "und in der", "(m/w/d)"])
def test_a_text_without_meaning_restricts_nothing(index: SearchIndex, text: str):
    index.put([a_document("1", "Koch"), a_document("2", "Fahrer")])

    assert index.find(Query(text)).total == 2


def test_only_the_given_ids_are_looked_at(index: SearchIndex):
    index.put([a_document("1"), a_document("2"), a_document("3", "Fahrer")])

    assert index.find(Query("Koch", ids=frozenset({"2", "3"}))).ids == ("2",)
    assert index.find(Query("Koch", ids=frozenset())).total == 0


def _stocked(index: SearchIndex) -> SearchIndex:
    index.put(
        [
            a_document("1", keywords={"kind": "vacancy", "place": ("04552", "04668")}),
            a_document("2", keywords={"kind": "vacancy", "place": "04552"}),
            a_document("3", keywords={"kind": "internship", "place": "04808"}),
            a_document("4", "Fahrer", keywords={"kind": "vacancy"}),
        ]
    )
    return index


def test_every_filter_must_be_met_by_any_of_its_values(index: SearchIndex):
    _stocked(index)

    def found(**filters: set[str]) -> set[str]:
        return set(index.find(Query("Koch", filters={name: frozenset(values) for name, values in filters.items()})).ids)

    assert found(kind={"vacancy"}) == {"1", "2"}
    assert found(kind={"vacancy", "internship"}) == {"1", "2", "3"}
    assert found(kind={"vacancy"}, place={"04668", "04808"}) == {"1"}
    assert found(place=set()) == {"1", "2", "3"}
    assert found(unheard={"of"}) == set()


def test_filters_are_exact_words_not_beginnings_or_stems(index: SearchIndex):
    _stocked(index)

    assert index.find(Query("Koch", filters={"kind": frozenset({"vacancies", "vacanc", "VACANCY"})})).total == 0


def test_facets_count_what_another_value_of_the_same_filter_would_give(index: SearchIndex):
    _stocked(index)

    hits = index.find(Query("Koch", filters={"kind": frozenset({"internship"})}))

    assert hits.total == 1
    assert hits.facets["kind"] == {"vacancy": 2, "internship": 1}
    assert hits.facets["place"] == {"04808": 1}


def test_rebuilding_replaces_everything_and_counts(index: SearchIndex):
    index.put([a_document("old")])

    count = index.rebuild(a_document(str(number)) for number in range(7))

    assert count == 7
    assert index.find(Query("Koch", ids=frozenset({"old"}))).total == 0
    assert index.health().documents == 7


def test_an_id_given_twice_to_a_rebuild_is_there_once_as_given_last(index: SearchIndex):
    count = index.rebuild([a_document("1", "Koch"), a_document("2", "Maler"), a_document("1", "Fahrer")])

    assert count == 2
    assert index.find(Query("")).total == 2
    assert index.find(Query("Fahrer")).ids == ("1",)
    assert index.find(Query("Koch")).total == 0


def test_a_rebuild_that_fails_leaves_the_old_index_as_it_was(index: SearchIndex):
    index.put([a_document("1")])

    def failing() -> Iterator[Document]:
        yield a_document("2")
        raise ConnectionError("the database went away")

    with pytest.raises(ConnectionError):
        index.rebuild(failing())
    assert index.find(Query("Koch")).ids == ("1",)
    index.put([a_document("3")])
    assert index.find(Query("Koch")).total == 2


def test_other_readers_see_what_was_written_and_rebuilt(engine: Engine, index: SearchIndex):
    reader = engine()
    assert reader.find(Query("Koch")).total == 0

    index.put([a_document("1")])
    assert reader.find(Query("Koch")).ids == ("1",)
    index.remove(["1"])
    assert reader.find(Query("Koch")).total == 0
    index.rebuild([a_document("2")])
    assert reader.find(Query("Koch")).ids == ("2",)
    reader.close()


def test_who_saw_an_index_before_another_rebuilt_it_writes_into_the_new_one(engine: Engine, index: SearchIndex):
    other = engine()
    other.put([a_document("1")])
    for turn in range(2):
        index.rebuild([a_document("2")])
        other.put([a_document("3", f"Koch {turn}")])

        assert set(index.find(Query("Koch")).ids) == {"2", "3"}
    other.remove(["2"])
    assert index.find(Query("Koch")).ids == ("3",)


def test_suggestions_follow_what_others_write_a_moment_later(engine: Engine, index: SearchIndex):
    reader = engine()
    assert reader.suggest("pfle") == ()

    index.put([a_document("1", "Pflegehelfer/in")])

    until = time.monotonic() + 3
    while reader.suggest("pfle") != ("Pflegehelfer",):
        assert time.monotonic() < until
        time.sleep(0.05)


def test_many_small_changes_leave_no_duplicates_and_nothing_out(index: SearchIndex):
    for turn in range(30):
        index.put([a_document(str(number), f"Koch {turn}") for number in range(turn % 7, turn % 7 + 3)])

    assert sorted(index.find(Query("")).ids) == [str(number) for number in range(9)]


def test_a_closed_index_opens_again(index: SearchIndex):
    index.put([a_document("1")])
    index.close()
    index.close()

    assert index.find(Query("Koch")).ids == ("1",)


def test_suggestions_are_words_of_titles_the_most_frequent_first(index: SearchIndex):
    index.put([a_document("1", "Pflegehelfer/in"), a_document("2", "Pflegefachkraft"), a_document("3", "Pflegefachkraft (w)")])
    index.put([a_document("4", "Koch", body="Pflege der Geräte")])

    assert index.suggest("pfle") == ("Pflegefachkraft", "Pflegehelfer")
    assert index.suggest("Koch oder PFLEGEH") == ("Koch oder Pflegehelfer",)
    assert index.suggest("pfle", limit=1) == ("Pflegefachkraft",)
    assert index.suggest("pfle", limit=-1) == ()
    assert index.suggest("") == index.suggest("p") == index.suggest("Koch ") == ()


def test_umlauts_may_be_left_out_of_what_is_completed(index: SearchIndex):
    index.put([a_document("1", "Bürokraft")])

    assert index.suggest("buero") == index.suggest("bür") == index.suggest("buro") == ("Bürokraft",)


def test_a_documents_words_may_hold_anything(index: SearchIndex):
    odd = "Koch \x00 \ud800 \U0001f468‍🍳 \u202eأبجد | a|b <b>&amp; '\" " + "x" * 5_000
    index.put([Document(id=odd, title=odd, body=odd, employer=odd, tags=(odd,), keywords={"kind": odd, "": ("", odd)})])

    assert index.find(Query("Koch")).ids == (odd,)
    assert index.find(Query("", filters={"kind": frozenset({odd})})).total == 1


def test_synonyms_that_were_told_count_at_once_for_every_reader_and_stay_after_a_rebuild(engine: Engine, index: SearchIndex):
    index.put([a_document("1", "Muldenbäuerin")])
    reader = engine()
    assert reader.find(Query("Kahnführer")).total == 0

    index.learn_synonyms(read_synonyms("Kahnführer, Muldenbauer"))
    assert reader.find(Query("Kahnführer")).ids == ("1",)
    index.rebuild([a_document("2", "Muldenbauer")])
    assert reader.find(Query("Kahnführer")).ids == ("2",)

    index.learn_synonyms(())
    assert reader.find(Query("Kahnführer")).total == 0


def test_words_that_nothing_holds_are_left_out_and_named_where_others_are_found(index: SearchIndex):
    index.put([a_document("1", "Koch"), a_document("2", "Maurer")])

    hits = index.find(Query("Koch Qwxyz"))
    assert (hits.ids, hits.left_out) == (("1",), ("Qwxyz",))
    assert index.find(Query("Qwxyz Vbnmk")).total == 0
    assert index.find(Query("Koch Maurer")).total == 0


def test_a_place_of_work_in_a_title_counts_more_than_a_word_in_a_text(index: SearchIndex):
    index.put([Document("shop", "Aushilfe im Verkauf", body="Sie kochen Kaffee."), Document("kitchen", "Küche und Ausgabe")])

    assert index.find(Query("Koch")).ids == ("kitchen", "shop")


@pytest.mark.parametrize("query", ["aşçı", "кухар", "cook", "طباخ"])
def test_a_word_of_another_language_puts_what_it_means_before_what_is_like_it(index: SearchIndex, query: str):
    newer = date(2026, 6, 1)
    index.put([a_document("cook", "Koch in Grimma"), a_document("like", "Chef de Partie in Grimma", published=newer)])

    assert index.find(Query(query)).ids == index.find(Query("Koch")).ids == ("cook", "like")
