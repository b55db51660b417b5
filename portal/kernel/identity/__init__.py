"""Who is at the desk, and how they came in."""

from portal.kernel.identity.proving import forget_sealed, keep_sealed, kept_sealed, note_factor, note_proof
from portal.kernel.identity.signing import (
    ActorSource,
    change_language,
    current_actor,
    current_sign_in,
    end_link_sign_ins,
    end_sign_ins,
    erase_link_sign_ins,
    install,
    remember,
    sign_in,
    sign_in_behind,
    sign_in_by_link,
    sign_out,
)
from portal.kernel.identity.where import OpenSignIn, end_sign_in, end_sign_ins_elsewhere, open_sign_ins

__all__ = [
    "ActorSource",
    "OpenSignIn",
    "change_language",
    "current_actor",
    "current_sign_in",
    "end_link_sign_ins",
    "end_sign_in",
    "end_sign_ins",
    "end_sign_ins_elsewhere",
    "erase_link_sign_ins",
    "forget_sealed",
    "install",
    "keep_sealed",
    "kept_sealed",
    "note_factor",
    "note_proof",
    "open_sign_ins",
    "remember",
    "sign_in",
    "sign_in_behind",
    "sign_in_by_link",
    "sign_out",
]
