"""Pictures for everyone."""

from flask import abort, make_response, request

from portal.kernel.access import Actor, Role
from portal.kernel.db import reading
from portal.kernel.web import Answer, Desk
from portal.kernel.web.headers import ONE_DAY
from portal.published import policy
from portal.published.queries import public_picture

desk = Desk("public_published", __name__, audience=Role.VISITOR, has_languages=False)


@desk.page("/partner-logos/<digest>", access=policy.SEE_PUBLISHED)
def logo(_actor: Actor, digest: str) -> Answer:
    """Give the picture of a public logo. Browsers keep it for a day: one that is hidden is gone the day after."""
    with reading() as session:
        picture = public_picture(session, digest)
    if picture is None:
        abort(404)
    answer = make_response(picture)
    answer.mimetype = "image/webp"
    answer.cache_control.max_age = ONE_DAY
    answer.set_etag(digest)
    return answer.make_conditional(request)
