"""Sets a template and its data as one accessible PDF (PDF/UA-1) that can be archived (PDF/A-2a)."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import typst

from portal.kernel.documents.lettering import printable

PORTAL: Final = Path(__file__).resolve().parents[2]
FONTS: Final = Path(__file__).resolve().parent / "fonts"


def render_pdf(template: str, data: Mapping[str, object], *, root: Path = PORTAL) -> bytes:
    """Return the document as PDF; the same data give the same bytes.

    `template` is a path below `root` ("kernel/documents/letter.typ"), which is also all that a template can read. Data reach it
    only as JSON in `sys.inputs`: text of people is never Typst source. Typst refuses a document without title or alternative
    texts, and `frame.typ` one without a language.
    """
    document: bytes = typst.compile(
        root / template,
        root=root,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": json.dumps(printable(data), ensure_ascii=False)},
        pdf_standards=["a-2a", "ua-1"],
        timestamp=0,  # The document's date comes from its data (frame.typ); the moment of printing would change the bytes.
        package_path=root,  # No packages: nothing is looked for outside the root, and nothing is fetched.
        package_cache_path=root,
    )
    # The key says on which side pages lie beside each other. Programs that read such a file aloud or copy from it also take it
    # for the order of words, and turn every name in Latin letters round.
    return document.replace(b"/Direction/R2L", b"/Direction/L2R")


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
