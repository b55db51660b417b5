"""The template environment: a template sees its page, the frame, and nothing of the request."""

import hashlib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, ClassVar, Self

from flask import current_app
from jinja2 import BaseLoader, Environment, FileSystemLoader, StrictUndefined, Template, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from portal.kernel.i18n import current_language, gettext, unfilled_ngettext
from portal.kernel.web.folding import FoldingEnvironment
from portal.kernel.web.ways import way_to

ROOT = Path(__file__).resolve().parents[3]
STATIC = ROOT / "portal" / "static"


class Templates:
    """The templates of all slices, compiled for each language when somebody first reads it."""

    kind: ClassVar[type[Environment]] = FoldingEnvironment

    def __init__(self, filters: dict[str, Any], *, loader: BaseLoader | None = None, autoescape: bool = True) -> None:
        self.loader = loader or FileSystemLoader([str(folder) for folder in _folders()])
        self._filters = filters
        self._autoescape = autoescape
        self._environments: dict[str, Environment] = {}

    def get_template(self, name: str) -> Template:
        """Return a template in the language that is spoken now."""
        return self.environment(current_language()).get_template(name)

    def overlay(self, *, autoescape: bool) -> Self:
        """Return the same templates with another rule for escaping: letters are also written as plain text."""
        return type(self)(self._filters, loader=self.loader, autoescape=autoescape)

    def environment(self, language: str) -> Environment:
        """Return the environment of a language."""
        found = self._environments.get(language)
        if found is None:
            found = self._environments[language] = self._make(language)
        return found

    def _make(self, language: str) -> Environment:
        environment = self.kind(
            loader=self.loader,
            autoescape=self._autoescape,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n"],
            auto_reload=False,  # a page would ask the disk for every macro it uses
            cache_size=-1,  # there are as many as there are files
        )
        environment.language = language  # type: ignore[attr-defined]  # read by the environment that folds
        environment.install_gettext_callables(gettext, unfilled_ngettext, newstyle=True)  # type: ignore[attr-defined]
        environment.globals["gettext"] = environment.globals["_"] = _sayer(environment.globals["gettext"])
        environment.globals["url_for"] = way_to
        environment.globals["asset"] = asset_url
        environment.filters.update(self._filters)
        return environment


def render(template: str, **values: object) -> str:
    """Fill in a template."""
    templates: Templates = current_app.extensions["portal_templates"]
    return templates.get_template(template).render(**values)


def draw(template: str, **values: object) -> Markup:
    """Fill in the template of a part, to be put into a page."""
    return Markup(render(template, **values))  # noqa: S704 - templates escape what they are given


def _folders() -> list[Path]:
    return sorted([*ROOT.glob("portal/*/templates"), *ROOT.glob("public_site/templates")])


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
