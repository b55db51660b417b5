"""Going round the house as somebody, through every route of the matrix and every record, and keeping what one hears."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import pypdfium2
from flask import Flask
from werkzeug.test import TestResponse

from portal.kernel.access import Role
from tests.architecture.matrix import Line, frozen_lines
from tests.architecture.world import names_in
from tests.visiting import Visitor

# Words in addresses that are no ids.
WORDS: Mapping[str, Sequence[Any]] = {
    "kind": ("vacancy", "internship_slot", "apprenticeship_place"),
    "role": ("member",),
    "token": ("made-up",),
    "secret": ("made-up",),
}


@dataclass(frozen=True)
class Heard:
    """What came back from somewhere: the whole of it, headers as well."""

    endpoint: str
    values: Mapping[str, Any]
    status_code: int
    text: str


def go_round(app: Flask, who: Visitor, role: Role, records: Mapping[str, Sequence[Any]]) -> Iterator[Heard]:
    """Walk every route that admits the role, with every record; buttons are pressed without the token, so nothing happens."""
    for line in frozen_lines():
        # Visitors' pages are the same for everyone: only a visitor walks them.
        is_public = app.blueprints[line.endpoint.split(".")[0]].audience is Role.VISITOR if "demo." not in line.endpoint else None
        if role not in line.roles or is_public is not (role is Role.VISITOR):
            continue
        names = sorted(names_in(app, line.endpoint))
        choices = [WORDS.get(name) or records.get(name, ()) for name in names]
        for values in product(*choices):
            yield from _walk(app, who, line, dict(zip(names, values, strict=True)))


def _walk(app: Flask, who: Visitor, line: Line, values: Mapping[str, Any]) -> Iterator[Heard]:
    languages = ("de", "en") if line.endpoint.startswith("public") else ("",)
    for language, method in product(languages, line.methods):
        spoken = {"language": language} if language else {}
        path = app.url_map.bind("localhost").build(line.endpoint, {**values, **spoken})
        yield heard(line.endpoint, values, who.client.open(path, method=method))


def heard(endpoint: str, values: Mapping[str, Any], response: TestResponse) -> Heard:
    """Keep an answer with its headers."""
    headers = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    content = response.get_data()
    text = text_of_pdf(content) if response.mimetype == "application/pdf" else content.decode()
    return Heard(endpoint, values, response.status_code, f"{headers}\n\n{text}")


def text_of_pdf(content: bytes) -> str:
    """Return what a document says: its text, its properties, and whatever of its bytes are letters."""
    document = pypdfium2.PdfDocument(content)
    try:
        said = [page.get_textpage().get_text_range() for page in document]
        return "\n".join([*said, str(document.get_metadata_dict()), content.decode("latin-1")])
    finally:
        document.close()


def text_of_files(folder: Path) -> str:
    """Return everything that stands in the files of a folder, as far as it can be read."""
    return "\n".join(path.read_bytes().decode("utf-8", errors="replace") for path in sorted(folder.rglob("*")) if path.is_file())
