"""The log of a server: a line of JSON for each thing, from a few fields that are named here.

What the portal writes names kinds, rows and views, never people; what libraries say about an error can carry data, so of an error
its kind alone is kept.
"""

import logging
from typing import Any

import structlog
from structlog.typing import EventDict

FIELDS = ("at", "level", "from", "what", "error")


def _as_fields(_logger: object, _method: str, event: EventDict) -> EventDict:
    """Keep the fields of the list, under their names here."""
    error = event["exc_info"][0] if event.get("exc_info") else None
    found = {
        "at": event["timestamp"],
        "level": event["level"],
        "from": event["logger"],
        "what": _words_of(event),
        "error": error.__name__ if error else None,
    }
    return {name: found[name] for name in FIELDS if found[name] is not None}


def _words_of(event: EventDict) -> str:
    """Return what is said; of a library's trouble only the set words, for the rest could be an address that is a key."""
    record = event["_record"]
    is_ours = record.name.startswith("portal.")
    return str(event["event"] if is_ours or record.levelno < logging.ERROR else record.msg)


def as_json() -> dict[str, Any]:
    """Return the configuration of `logging` for a server: everything to standard error, as JSON."""
    before = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": before,
                "processors": [_as_fields, structlog.processors.JSONRenderer(ensure_ascii=False)],
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"level": "INFO", "handlers": ["stderr"]},
        "loggers": {
            "gunicorn.error": {"level": "INFO", "handlers": ["stderr"], "propagate": False},
            "gunicorn.access": {"level": "WARNING", "handlers": ["stderr"], "propagate": False},
        },
    }
