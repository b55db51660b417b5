"""Say whether a query finds a title, by the analysis alone."""

from search_index.analysis import text_tokens
from search_index.expression import parse


def finds(query: str, title: str) -> bool:
    """Say whether every word of the query is met by a token of the title."""
    tokens = text_tokens(title, with_neighbours=True)
    groups = parse(query).groups
    return bool(groups) and all(any(token in tokens for token, _ in group.tokens) for group in groups)
