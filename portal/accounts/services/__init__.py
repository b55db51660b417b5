"""What can be done with accounts and sites."""

from portal.accounts.services.accounts import (
    AccountDraft,
    create_account,
    deactivate_account,
    invite_account,
    reactivate_account,
)
from portal.accounts.services.erasing import erase_account
from portal.accounts.services.factors import (
    count_factor_try,
    lose_factors,
    new_secret,
    remove_factors,
    renew_codes,
    set_up_app,
    show_factor,
)
from portal.accounts.services.setting_passwords import ask_for_reset, change_password, use_link
from portal.accounts.services.signing_in import Opened, Try, begin_try, forget_tries, open_account
from portal.accounts.services.sites import SiteDraft, add_site, save_site
from portal.accounts.services.staff import (
    OwnDraft,
    StaffDraft,
    close_staff,
    invite_staff,
    save_own_account,
    save_staff,
    set_language,
)

__all__ = [
    "AccountDraft",
    "Opened",
    "OwnDraft",
    "SiteDraft",
    "StaffDraft",
    "Try",
    "add_site",
    "ask_for_reset",
    "begin_try",
    "change_password",
    "close_staff",
    "count_factor_try",
    "create_account",
    "deactivate_account",
    "erase_account",
    "forget_tries",
    "invite_account",
    "invite_staff",
    "lose_factors",
    "new_secret",
    "open_account",
    "reactivate_account",
    "remove_factors",
    "renew_codes",
    "save_own_account",
    "save_site",
    "save_staff",
    "set_language",
    "set_up_app",
    "show_factor",
    "use_link",
]
