"""All tables of the portal, for migrations, tests and key rotation."""

import portal.accounts.models
import portal.candidates.models
import portal.companies.models
import portal.contacts.models
import portal.internships.agreement.models
import portal.internships.assessment.models
import portal.internships.kit.models
import portal.internships.models
import portal.kernel.audit.models
import portal.kernel.identity.models
import portal.kernel.limits.models
import portal.kernel.once.models
import portal.kernel.outbox.models
import portal.kernel.retention.models
import portal.kernel.schedule.models
import portal.letters.models
import portal.messages.models
import portal.openings.models
import portal.placements.models
import portal.profiles.models
import portal.proposals.models
import portal.published.models
import portal.retention.models
from portal.kernel.db import Entity

METADATA = Entity.metadata

__all__ = ["METADATA", "portal"]
