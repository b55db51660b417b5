"""Pictures for everyone."""

from flask import abort, make_response

from portal.kernel.access import Actor, Role
from portal.kernel.db import reading
from portal.kernel.web import Answer, Desk
from portal.published import policy
from portal.published.queries import public_picture

desk = Desk("public_published", __name__, audience=Role.VISITOR, has_languages=False)


@desk.page("/partner-logos/<digest>", access=policy.SEE_PUBLISHED)
def logo(_actor: Actor, digest: str) -> Answer:
    """Give the picture of a public logo; its address changes with it, so it may be kept for a year."""
    with reading() as session:
        picture = public_picture(session, digest)
    if picture is None:
        abort(404)
    answer = make_response(picture)
    answer.mimetype = "image/webp"
    answer.cache_control.immutable = True
    return answer
