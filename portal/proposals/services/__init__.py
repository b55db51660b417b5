"""Use cases of proposals and consents, one verb per function."""

from portal.proposals.services.asking import (
    ConsentAnswer,
    OwnAnswer,
    answer_question,
    ask_disclosure,
    ask_disclosure_once,
    record_consent,
    request_consent,
    withdraw_consent,
)
from portal.proposals.services.ending import (
    end_without_work,
    expire_proposal,
    expire_proposals,
    let_yes_lapse,
    supersede_for_candidate,
    supersede_for_company,
    supersede_for_opening,
    withdraw_proposal,
)
from portal.proposals.services.meeting import (
    call_off_meeting,
    call_off_with_case,
    offer_times,
    refuse_times,
    schedule_meeting,
    take_time,
)
from portal.proposals.services.presenting import MOST_AT_ONCE, decline_proposal, present, want_candidate
from portal.proposals.services.proposing import Preparation, ProposalDraft, prepare_proposal, propose
from portal.proposals.services.resting import go_on, rest, withdraw_everything
from portal.proposals.services.viewing import names_to_note, note_names, note_receipt, note_view
from portal.proposals.services.working import make_offer, place, start_internship

__all__ = [
    "MOST_AT_ONCE",
    "ConsentAnswer",
    "OwnAnswer",
    "Preparation",
    "ProposalDraft",
    "answer_question",
    "ask_disclosure",
    "ask_disclosure_once",
    "call_off_meeting",
    "call_off_with_case",
    "decline_proposal",
    "end_without_work",
    "expire_proposal",
    "expire_proposals",
    "go_on",
    "let_yes_lapse",
    "make_offer",
    "names_to_note",
    "note_names",
    "note_receipt",
    "note_view",
    "offer_times",
    "place",
    "prepare_proposal",
    "present",
    "propose",
    "record_consent",
    "refuse_times",
    "request_consent",
    "rest",
    "schedule_meeting",
    "start_internship",
    "supersede_for_candidate",
    "supersede_for_company",
    "supersede_for_opening",
    "take_time",
    "want_candidate",
    "withdraw_consent",
    "withdraw_everything",
    "withdraw_proposal",
]
