"""Shorter ways through Jinja for what a page does a thousand times: write a value, call a macro. The text stays the same."""

from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape
from markupsafe import _escape_inner as escape_text  # type: ignore[attr-defined]  # what `escape` calls for a string


def written(value: object) -> str:
    """Escape a value that is written straight into the page: it needs no mark that it was escaped."""
    kind = type(value)
    if kind is str:
        return escape_text(value)  # type: ignore[arg-type]  # a string and nothing else
    if kind is Markup:
        return value  # type: ignore[return-value]  # as above
    return escape(value)


class QuickContext(Context):
    """Knows at once that a macro is a macro."""

    def call(self, callee: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call a macro without looking for what else it could be; everything else takes Jinja's way."""
        if type(callee) is not Macro:
            return super().call(callee, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return callee(self.eval_ctx, *args, **kwargs)


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
