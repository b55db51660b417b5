"""The demo's way to a person's own page: by a link, as people come."""

from flask import abort, redirect, url_for

from portal.accounts.web.demo import desk
from portal.candidates import policy, queries, services
from portal.kernel.access import Actor
from portal.kernel.clock import now
from portal.kernel.db import transaction
from portal.kernel.web import Answer


@desk.action("/demo/participant", access=policy.OPEN_LINK)
def follow_link(_actor: Actor) -> Answer:
    """Follow the link of the invented person who was handed one last; a new one, if theirs has ended."""
    with transaction() as session:
        link_id = services.link_handed_out_last(session, at=now())
    if link_id is None:
        abort(404)
    return redirect(url_for("public_candidates.open_link", token=queries.link_secret(link_id)))
