"""The access matrix: which role may use which route. `python -m tests.architecture.matrix` writes it anew."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from werkzeug.routing import Rule

from portal.app import create_app
from portal.kernel.access import Access, AccessToOne, Role
from portal.kernel.settings import Environment
from portal.kernel.web.desk import RULE
from tests.conftest import test_settings

FROZEN = Path(__file__).with_name("matrix.txt")
METHODS = ("GET", "POST")
HEADER = (
    "# Which role may use which route. Proved line by line by test_matrix.py and test_records.py.\n"
    "# The last column names the record that a route shows only to those it concerns; to all others it does not exist.\n"
    "# Written by: python -m tests.architecture.matrix\n"
)


@dataclass(frozen=True)
class Line:
    """One endpoint: its methods, who is admitted, and the key of the record it is about."""

    endpoint: str
    methods: tuple[str, ...]
    roles: frozenset[Role]
    key: str

    def __str__(self) -> str:
        roles = " ".join(f"{role.value if role in self.roles else '-':<{len(role.value)}}" for role in Role)
        return f"{self.endpoint:<37} {','.join(self.methods):<8} {roles}  {self.key}".rstrip()

    @classmethod
    def read(cls, text: str) -> "Line":
        """Read a line of the frozen text."""
        endpoint, methods, *rest = text.split()
        roles = frozenset(Role(word) for word in rest[: len(Role)] if word != "-")
        return cls(endpoint, tuple(methods.split(",")), roles, rest[len(Role)])


def every_rule(app: Flask) -> list[Rule]:
    """Return every rule of the application but that of its static files."""
    return [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]


def lines_of(app: Flask) -> list[Line]:
    """Return the matrix that the application really has; a route without a rule is an error."""
    lines = set()
    for rule in every_rule(app):
        access: Access = getattr(app.view_functions[rule.endpoint], RULE)
        methods = tuple(method for method in METHODS if method in (rule.methods or ()))
        key = access.key if isinstance(access, AccessToOne) else "-"
        lines.add(Line(rule.endpoint, methods, access.roles, key))
    return sorted(lines, key=lambda line: line.endpoint)


def matrix_of(app: Flask) -> str:
    """Return the matrix as the text that is frozen."""
    return HEADER + "".join(f"{line}\n" for line in lines_of(app))


def frozen_lines() -> list[Line]:
    """Read the frozen matrix."""
    rows = FROZEN.read_text(encoding="utf-8").splitlines()
    return [Line.read(row) for row in rows if row and not row.startswith("#")]


def demo_app(data: Path, database_url: str = "") -> Flask:
    """Return the portal with everything it can have: the demo's own desk as well."""
    return create_app(test_settings(data, database_url).model_copy(update={"environment": Environment.DEMO}))


if __name__ == "__main__":
    FROZEN.write_text(matrix_of(demo_app(Path(tempfile.mkdtemp()))), encoding="utf-8")
