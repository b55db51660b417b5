"""Taking in openings from files: companies become leads, openings become drafts, every row is accounted for."""

from portal.openings.importing.columns import parse_map
from portal.openings.importing.files import UnreadableFile
from portal.openings.importing.report import Fate, ImportResult, Remark, write_report
from portal.openings.importing.run import ImportOptions, import_openings

__all__ = [
    "Fate",
    "ImportOptions",
    "ImportResult",
    "Remark",
    "UnreadableFile",
    "import_openings",
    "parse_map",
    "write_report",
]
