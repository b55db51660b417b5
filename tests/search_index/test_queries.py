"""Whatever somebody types, the answer is an answer."""

import time
from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search_index import Hits, Query, SearchIndex, open_index
from search_index.expression import MAXIMUM_GROUPS, MAXIMUM_TEXT, MAXIMUM_TOKENS, parse
from search_index.ordering import MAXIMUM_LIMIT
from tests.builders.findable import a_document
from tests.databases import postgres_database, postgres_url
from tests.search_index.odd import ODD


@pytest.fixture(scope="module", params=["whoosh", "postgresql"] if postgres_url() else ["whoosh"])
def stocked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchIndex]:
    with postgres_database() if request.param == "postgresql" else nullcontext("") as url:
        index = open_index(tmp_path_factory.mktemp("index"), url)
        index.rebuild(a_document(title, title, keywords={"kind": "vacancy"}) for title in ("Koch", "Fahrer", "Bürokraft"))
        index.find(Query("Kohc"))  # the first question reads the word lists, which says nothing about the others
        yield index
        index.close()


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_queries_are_answered_quickly(stocked: SearchIndex, text: str):
    started = time.perf_counter()

    assert isinstance(stocked.find(Query(text)), Hits)
    assert isinstance(stocked.suggest(text), tuple)
    assert time.perf_counter() - started < 2


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.builds(
        Query,
        text=st.text(max_size=400) | st.text("kochfahrer-:/*()\"'~_+^ \x00äü", max_size=80),
        ids=st.none() | st.frozensets(st.sampled_from(["Koch", "Fahrer", "?"])),
        filters=st.dictionaries(st.text(max_size=5) | st.just("kind"), st.frozensets(st.text(max_size=5)), max_size=3),
        offset=st.integers(-10, 10**9),
        limit=st.integers(-10, 10**9),
        sort=st.sampled_from(["relevance", "date"]),
    )
)
def test_no_query_raises(stocked: SearchIndex, query: Query):
    hits = stocked.find(query)

    assert len(hits.ids) <= min(max(query.limit, 0), MAXIMUM_LIMIT)
    assert len(set(hits.ids)) == len(hits.ids) <= hits.total <= 3
    stocked.suggest(query.text, query.limit)


@given(st.text(min_size=MAXIMUM_TEXT, max_size=1_000))
def test_a_query_is_never_larger_than_its_limits(text: str):
    expression = parse(text)

    assert len(expression.groups) <= MAXIMUM_GROUPS
    assert all(len(group.tokens) <= MAXIMUM_TOKENS for group in expression.groups)


SOME = st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from(["Koch", "Fahrer"])), max_size=4)
STEP = (
    st.tuples(st.just("put"), SOME)
    | st.tuples(st.just("remove"), st.lists(st.sampled_from("abcdef"), max_size=3))
    | st.tuples(st.just("rebuild"), SOME)
)


@pytest.mark.long
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEP, max_size=8))
def test_an_index_is_a_mapping_from_ids_to_documents(index: SearchIndex, steps: list[tuple[str, list[Any]]]):
    expected: dict[str, str] = {}
    index.rebuild([])
    for what, given_ in steps:
        if what == "remove":
            index.remove(given_)
            expected = {name: title for name, title in expected.items() if name not in given_}
        else:
            documents = [a_document(name, title) for name, title in given_]
            expected = (expected if what == "put" else {}) | dict(given_)
            index.put(documents) if what == "put" else index.rebuild(documents)

        assert set(index.find(Query("")).ids) == set(expected)
        for title in ("Koch", "Fahrer"):
            assert set(index.find(Query(title)).ids) == {name for name, its in expected.items() if its == title}
        assert index.health().documents == len(expected)
