"""The sites: where they are, whom to call, and who is responsible for a postcode."""

from dataclasses import dataclass
from typing import ClassVar

from flask import current_app

from portal.accounts.queries import AdvisorCard, advisor_for_postcode
from portal.accounts.queries.offices import Office, offices
from portal.kernel.access import Actor, Role
from portal.kernel.db import reading
from portal.kernel.i18n import gettext as _
from portal.kernel.places import Place, place_of
from portal.kernel.settings import OperatorSettings
from portal.kernel.web import Answer, Page
from public_site.desk import desk
from public_site.forms import AreaForm
from public_site.policy import LOOK


@dataclass(frozen=True)
class SitesPage(Page):
    """All sites with their teams; above them the advisor of the postcode that was asked for."""

    template: ClassVar[str] = "public_site/sites.html"
    audience: ClassVar[Role] = Role.VISITOR

    form: AreaForm
    place: Place | None
    advisor: AdvisorCard | None
    offices: tuple[Office, ...]
    operator: OperatorSettings

    @property
    def is_asked(self) -> bool:
        """Whether somebody asked for a postcode."""
        return bool(self.form.postcode.data)

    @property
    def is_elsewhere(self) -> bool:
        """Whether the place asked for lies outside the county: we say whom to call anyway."""
        return self.place is not None and not self.place.is_in_county


@desk.page("/sites", access=LOOK)
def sites(_actor: Actor) -> Answer:
    """Show the sites, and whose advisor is whose; the postcode stays in the address."""
    form = AreaForm()
    postcode = form.sound("postcode") or ""
    place = place_of(postcode) if postcode else None
    if postcode and place is None:
        form.postcode.errors = [
            _("We do not know this postcode. Our advice is for Landkreis Leipzig; this colleague helps you find the right place.")
        ]
    with reading() as session:
        advisor = advisor_for_postcode(session, postcode) if postcode else None
        found = offices(session)
    return SitesPage(form, place, advisor, found, current_app.extensions["portal_settings"].operator)
