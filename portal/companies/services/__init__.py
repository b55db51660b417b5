"""What can be done with companies."""

from portal.companies.services.deciding import approve_company, move_company, reject_company, tick_visit, trust_company
from portal.companies.services.entering import (
    EntryDraft,
    LeadDraft,
    confirm_company,
    enter_company,
    enter_lead,
    take_over_lead,
)
from portal.companies.services.keeping import (
    FactsDraft,
    SiteDraft,
    TrainingDraft,
    add_site,
    assign_advisor,
    change_facts,
    change_site,
    note_training,
)
from portal.companies.services.leaving import leave_company
from portal.companies.services.registering import (
    RegistrationDraft,
    confirm_registration,
    forget_registration,
    register_company,
)
from portal.companies.services.team import MemberDraft, change_member_role, invite_member, remove_member

__all__ = [
    "EntryDraft",
    "FactsDraft",
    "LeadDraft",
    "MemberDraft",
    "RegistrationDraft",
    "SiteDraft",
    "TrainingDraft",
    "add_site",
    "approve_company",
    "assign_advisor",
    "change_facts",
    "change_member_role",
    "change_site",
    "confirm_company",
    "confirm_registration",
    "enter_company",
    "enter_lead",
    "forget_registration",
    "invite_member",
    "leave_company",
    "move_company",
    "note_training",
    "register_company",
    "reject_company",
    "remove_member",
    "take_over_lead",
    "tick_visit",
    "trust_company",
]
