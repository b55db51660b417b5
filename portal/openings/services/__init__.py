"""Use cases of openings."""

from portal.openings.services.bringing_synonyms import found_synonyms
from portal.openings.services.drafts import LONGEST_TITLE, OpeningDraft, draft_behind, draft_of, settle_by_text
from portal.openings.services.following import close_openings_of, follow_company
from portal.openings.services.importing import Brought, ImportCounts, ImportedOpening, import_opening, note_import
from portal.openings.services.moving import (
    Incomplete,
    expire_opening,
    fill_opening,
    pause_opening,
    publish_opening,
    reject_opening,
    reopen_opening,
    resume_opening,
    submit_opening,
    take_back_opening,
    withdraw_opening,
)
from portal.openings.services.needing import WorkNeeds, note_needs
from portal.openings.services.notes import NoteDraft, write_note
from portal.openings.services.prolonging import pause_stale, prolong_opening
from portal.openings.services.rates import RateDraft, add_rate, pay_of
from portal.openings.services.synonyms import SynonymsDraft, add_synonyms, change_synonyms, remove_synonyms
from portal.openings.services.undoing import undo_import
from portal.openings.services.writing import (
    confirm_opening,
    copy_opening,
    draft_opening,
    post_opening,
    save_opening,
    show_opening_to,
)

__all__ = [
    "LONGEST_TITLE",
    "Brought",
    "ImportCounts",
    "ImportedOpening",
    "Incomplete",
    "NoteDraft",
    "OpeningDraft",
    "RateDraft",
    "SynonymsDraft",
    "WorkNeeds",
    "add_rate",
    "add_synonyms",
    "change_synonyms",
    "close_openings_of",
    "confirm_opening",
    "copy_opening",
    "draft_behind",
    "draft_of",
    "draft_opening",
    "expire_opening",
    "fill_opening",
    "follow_company",
    "found_synonyms",
    "import_opening",
    "note_import",
    "note_needs",
    "pause_opening",
    "pause_stale",
    "pay_of",
    "post_opening",
    "prolong_opening",
    "publish_opening",
    "reject_opening",
    "remove_synonyms",
    "reopen_opening",
    "resume_opening",
    "save_opening",
    "settle_by_text",
    "show_opening_to",
    "submit_opening",
    "take_back_opening",
    "undo_import",
    "withdraw_opening",
    "write_note",
]
