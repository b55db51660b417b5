"""Preparing a masked profile: the page shows it exactly as the company will see it."""

from flask import request

from portal.candidates import policy, queries
from portal.candidates.generalising import Gap
from portal.candidates.queries import CandidateRecord
from portal.candidates.web.advisor import desk
from portal.candidates.web.forms import ProfileChoiceForm
from portal.candidates.web.pages import ProfilePage
from portal.kernel.access import Actor
from portal.kernel.clock import now
from portal.kernel.db import reading
from portal.kernel.errors import RuleBroken
from portal.kernel.web import Answer
from portal.profiles.queries import preview


@desk.page("/<uuid:candidate_id>/profile", access=policy.KEEP_ONE)
def prepare_profile(_actor: Actor, found: CandidateRecord) -> Answer:
    """Show what a company would see; nothing is stored until a proposal is made."""
    form = ProfileChoiceForm.about(found, request.args)
    with reading() as session:
        if found.gaps:
            return ProfilePage(found, form, None, found.gaps)
        try:
            release = queries.release_of(session, found.id, form.choice(), at=now())
        except RuleBroken as refusal:
            return ProfilePage(found, form, None, (Gap(refusal.field or "", "choice", refusal.sentence),))
    told = release.told()
    form.weigh(told)
    return ProfilePage(found, form, preview(release.draft), (), told)
