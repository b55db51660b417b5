"""What can be done with accounts and sites."""

from portal.accounts.services.accounts import (
    AccountDraft,
    create_account,
    deactivate_account,
    invite_account,
    reactivate_account,
)

__all__ = ["AccountDraft", "create_account", "deactivate_account", "invite_account", "reactivate_account"]
