"""A moment as a part of an address: 20261127T1300 in UTC. What is no moment does not exist."""

import re
from datetime import UTC, datetime

from flask import abort

_CODE = re.compile(r"20[0-9]{6}T[0-9]{4}")


def moment_in(code: str) -> datetime:
    """Read a moment out of an address."""
    if not _CODE.fullmatch(code):
        abort(404)
    try:
        return datetime.strptime(code, "%Y%m%dT%H%M").replace(tzinfo=UTC)
    except ValueError:
        abort(404)
