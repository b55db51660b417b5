"""Changing what is released for the public: texts, news, logos, figures."""

from portal.published.services.figures import release_figures
from portal.published.services.logos import (
    LogoDraft,
    add_logo,
    change_logo,
    hide_logo,
    move_logo,
    remove_logo,
    show_logo,
)
from portal.published.services.newsroom import (
    NewsDraft,
    change_news,
    publish_news,
    restore_news,
    withdraw_news,
    write_news,
)
from portal.published.services.texts import TextDraft, publish_text, restore_default, restore_text
from portal.published.stale import ChangedMeanwhile

__all__ = [
    "ChangedMeanwhile",
    "LogoDraft",
    "NewsDraft",
    "TextDraft",
    "add_logo",
    "change_logo",
    "change_news",
    "hide_logo",
    "move_logo",
    "publish_news",
    "publish_text",
    "release_figures",
    "remove_logo",
    "restore_default",
    "restore_news",
    "restore_text",
    "show_logo",
    "withdraw_news",
    "write_news",
]
