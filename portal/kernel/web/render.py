"""The template environment: a template sees its page, the frame, and nothing of the request."""

import hashlib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from flask import current_app, has_request_context, url_for
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from portal.kernel.i18n import current_language, gettext, unfilled_ngettext

ROOT = Path(__file__).resolve().parents[3]
STATIC = ROOT / "portal" / "static"


def make_environment(filters: dict[str, Any]) -> Environment:
    """Build the environment over the templates of all slices."""
    folders = sorted([*ROOT.glob("portal/*/templates"), *ROOT.glob("public_site/templates")])
    environment = Environment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_callables(gettext, unfilled_ngettext, newstyle=True)  # type: ignore[attr-defined]
    environment.globals["gettext"] = environment.globals["_"] = _sayer(environment.globals["gettext"])
    environment.globals["url_for"] = way_to
    environment.globals["asset"] = asset_url
    environment.filters.update(filters)
    return environment


def render(template: str, **values: object) -> str:
    """Fill in a template."""
    environment: Environment = current_app.extensions["portal_templates"]
    return environment.get_template(template).render(**values)


def way_to(endpoint: str, **values: Any) -> str:
    """Return the path of an endpoint; letters are written by the worker, where no request says who we are."""
    if has_request_context():
        return url_for(endpoint, **values)
    current_app.inject_url_defaults(endpoint, values)
    return current_app.url_map.bind("localhost").build(endpoint, values)


def _sayer(fill_in: Any) -> Any:
    """Say whole sentences from memory; those with something to fill in take Jinja's way, which escapes it."""

    @pass_context
    def say(context: Context, msgid: str, /, **values: object) -> str:
        if values or not context.eval_ctx.autoescape:
            said: str = fill_in(context, msgid, **values)
            return said
        return _whole_sentence(current_language(), msgid)

    return say


@cache
def _whole_sentence(_language: str, msgid: str) -> Markup:
    return Markup(gettext(msgid)) % {}  # noqa: S704 - our own sentence; a literal % is written %% in templates


@lru_cache(maxsize=256)
def asset_url(path: str) -> str:
    """Return the address of a static file; it changes with the file's content."""
    digest = hashlib.sha256((STATIC / path).read_bytes()).hexdigest()[:12]
    return f"/static/{path}?v={digest}"
