"""Two windows on one record: what was saved in the other one is never written over in silence."""

from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l

OVERTAKEN = _l(
    "This was changed in another window in the meantime. Beside each field stands what is kept now. "
    "If you save again, your answers count."
)


def refuse_overtaken(version: int, seen: int | None) -> None:
    """Refuse to write over what was saved since this version was seen; None means that no page had shown one."""
    if seen is not None and seen != version:
        raise RuleBroken(OVERTAKEN)
