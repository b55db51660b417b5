"""Who is at the desk, and how they came in."""

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

__all__ = [
    "ActorSource",
    "change_language",
    "current_actor",
    "current_sign_in",
    "end_link_sign_ins",
    "end_sign_ins",
    "erase_link_sign_ins",
    "install",
    "remember",
    "sign_in",
    "sign_in_behind",
    "sign_in_by_link",
    "sign_out",
]
