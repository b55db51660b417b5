"""Two people at the same text: the second one hears of it, and nothing is lost."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import IntegrityError

from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l


class ChangedMeanwhile(RuleBroken):
    """Somebody else was quicker; the view shows both versions."""

    def __init__(self) -> None:
        super().__init__(_l("Somebody else has changed this in the meantime. Nothing of yours is lost: please compare."))


def must_be_newest(newest: int, based_on: int) -> None:
    """Refuse what was written over an older version than the newest one."""
    if newest != based_on:
        raise ChangedMeanwhile


@contextmanager
def one_of_two() -> Iterator[None]:
    """Let one of two who save in the same moment win: the number of a version is given once."""
    try:
        yield
    except IntegrityError as error:
        raise ChangedMeanwhile from error
