"""Words to go on with, while somebody types: only such as stand in titles of public openings, or name an occupation."""

import json

from flask import current_app, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from portal.kernel.access import Actor
from portal.kernel.clock import today
from portal.kernel.db import reading
from portal.kernel.web import Answer, once_per_version
from portal.labour.occupations import OccupationGroup
from portal.openings.queries.worded import newest_public_titles, words_in_public_titles
from public_site.feeds import robots_desk
from public_site.policy import LOOK
from search_index import IndexBroken, SearchIndex, commonest_words

MOST, AT_FIRST = 8, 40
LONGEST = 100
_SHORTEST = 2


def first_words(session: Session) -> tuple[str, ...]:
    """Return the words that open places use most: what is offered before anything is typed, and without any script."""
    return once_per_version("public.words", lambda: commonest_words(newest_public_titles(session, on=today()), AT_FIRST))


@robots_desk.page("/openings/suggestions", access=LOOK)
def suggestions(_actor: Actor) -> Answer:
    """Complete what a visitor types; the page offers it while they go on typing."""
    typed = " ".join(request.args.get("q", "")[:LONGEST].split())
    with reading() as session:
        found = [*_of_openings(session, typed), *_of_occupations(typed)]
    return Response(json.dumps(list(dict.fromkeys(found))[:MOST], ensure_ascii=False), mimetype="application/json")


def _of_openings(session: Session, typed: str) -> list[str]:
    """Ask the index, and keep what the database still calls public: an index may lag behind."""
    index: SearchIndex = current_app.extensions["portal_index"]
    try:
        completed = index.suggest(typed, MOST)
    except IndexBroken:
        return []
    last = {text: text.rsplit(maxsplit=1)[-1] for text in completed}
    public = words_in_public_titles(session, tuple(last.values()), on=today())
    return [text for text in completed if last[text] in public]


def _of_occupations(typed: str) -> list[str]:
    begun = typed.casefold()
    labels = (str(group.label) for group in OccupationGroup) if len(begun) >= _SHORTEST else ()
    return sorted(label for label in labels if " " not in label and label.casefold().startswith(begun))
