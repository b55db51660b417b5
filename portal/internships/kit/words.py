"""The trades whose words stand in the kit, and which field of work speaks which."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.words import Word
from portal.labour.words import OccupationField

WORDS: Final = Path(__file__).parent / "words.toml"


class Trade(Word):
    """Six trades with thirty words each."""

    KITCHEN = "kitchen", _l("Kitchen and service")
    BAKERY = "bakery", _l("Bakery")
    WAREHOUSE = "warehouse", _l("Warehouse and logistics")
    CLEANING = "cleaning", _l("Cleaning")
    CARE = "care", _l("Care")
    CRAFT = "craft", _l("Construction and craft")


_F, _T = OccupationField, Trade
TRADES: Final = {
    _F.FARMING: _T.CRAFT,
    _F.FOOD_PRODUCTION: _T.BAKERY,
    _F.KITCHEN_SERVICE: _T.KITCHEN,
    _F.BUILDING: _T.CRAFT,
    _F.METAL_ELECTRICAL: _T.CRAFT,
    _F.PRODUCTION: _T.WAREHOUSE,
    _F.WAREHOUSE_TRANSPORT: _T.WAREHOUSE,
    _F.CLEANING: _T.CLEANING,
    _F.RETAIL: _T.WAREHOUSE,
    _F.CARE: _T.CARE,
    _F.CHILDREN_EDUCATION: None,
    _F.OFFICE_IT: None,
}
"""None: none of the six would help."""
WITH_FOOD: Final = (_F.FOOD_PRODUCTION, _F.KITCHEN_SERVICE)
"""Whoever works with food needs the instruction of section 43 IfSG before the first day."""


@dataclass(frozen=True)
class TradeWord:
    """A word of the trade in German, and what it means."""

    german: str
    meaning: str


def words_of(trade: Trade | None) -> tuple[TradeWord, ...]:
    """Return the thirty words of a trade; none where no trade fits."""
    return tuple(TradeWord(*pair) for pair in _all_words()[trade.value].items()) if trade else ()


@cache
def _all_words() -> dict[str, dict[str, str]]:
    return tomllib.loads(WORDS.read_text(encoding="utf-8"))
