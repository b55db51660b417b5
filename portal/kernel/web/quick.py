"""Shorter ways through Jinja for what a page does a thousand times: write a value, call a macro. The text stays the same."""

from typing import Any, Final
from weakref import WeakKeyDictionary

from flask import has_request_context, request
from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape
from markupsafe import _escape_inner as escape_text  # type: ignore[attr-defined]  # what `escape` calls for a string

REMEMBERED: Final = "remembered"
MOST_SAID: Final = 2_000
_MEMORY: Final[WeakKeyDictionary[Environment, dict[tuple[Any, ...], str]]] = WeakKeyDictionary()


def written(value: object) -> str:
    """Escape a value that is written straight into the page: it needs no mark that it was escaped."""
    kind = type(value)
    if kind is str:
        return escape_text(value)  # type: ignore[arg-type]  # a string and nothing else
    if kind is Markup:
        return value  # type: ignore[return-value]  # as above
    return escape(value)


class QuickContext(Context):
    """Knows at once that a macro is a macro, and what some of them said.

    A macro whose last parameter is called `remembered` says the same to the same values: no page, no frame, no day in it.
    """

    def call(self, callee: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call a macro without looking for what else it could be; everything else takes Jinja's way."""
        if type(callee) is not Macro:
            return super().call(callee, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        if REMEMBERED not in callee.arguments[-1:]:
            return callee(self.eval_ctx, *args, **kwargs)
        return self._remember(callee, args, kwargs)

    def _remember(self, macro: Macro, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
        said = _MEMORY.setdefault(self.environment, {})
        root = request.environ.get("SCRIPT_NAME") if has_request_context() else None  # its links begin with it
        kinds = tuple(type(value) for value in (*args, *kwargs.values()))  # markup equals the text that must be escaped
        key = (macro._func.__code__, root, kinds, args, *kwargs.items())  # noqa: SLF001 - templates may use a name twice
        try:
            found = said.get(key)
        except TypeError:  # a list or a form: nothing to know it again by
            return macro(self.eval_ctx, *args, **kwargs)
        if found is None:
            if len(said) >= MOST_SAID:
                said.clear()
            found = said[key] = macro(self.eval_ctx, *args, **kwargs)
        return found


class QuickTemplate(Template):
    """A template that is imported without being asked what it knows: all of them know the same."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:  # noqa: ARG002 - Jinja gives it
        return super()._get_default_module()


class QuickGenerator(CodeGenerator):
    """Generates code that writes values by `written`."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja calls it so
        """Begin a template's module."""
        self.writeline("from portal.kernel.web.quick import written")
        super().visit_Template(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("written(")
