"""Says the sentences of a template once, when it is compiled, instead of some two hundred times on every page.

A template is compiled for one language: `_("Hello")` becomes the words themselves, and `_("Hello %(name)s", name=…)` becomes
the translated sentence that is filled in. What depends on a number (`ngettext`) or is no constant is said while the page is made.
"""

from typing import Any, Final

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from portal.kernel.i18n import gettext, speaking
from portal.kernel.web.quick import QuickContext, QuickGenerator, QuickTemplate

_SAYERS: Final = ("_", "gettext")


class FoldingEnvironment(Environment):
    """A template environment that speaks one language."""

    code_generator_class = QuickGenerator
    context_class = QuickContext
    template_class = QuickTemplate
    language: str

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Parse, then say every constant sentence; `{% trans %}` has become a call by then."""
        template = super()._parse(source, name, filename)
        with speaking(self.language):
            _Folding(is_escaping=bool(self.autoescape)).visit(template)
        return template.set_environment(self)  # type: ignore[return-value]  # it returns the node it is called on


class _Folding(NodeTransformer):
    """Puts words in the place of calls that say them."""

    def __init__(self, *, is_escaping: bool) -> None:
        self._kind = Markup if is_escaping else str

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja calls it so
        """Replace a call that says a constant sentence."""
        self.generic_visit(node)
        msgid = _constant_msgid(node)
        if msgid is None:
            return node
        sentence: Any = self._kind(gettext(msgid))
        if not node.kwargs:
            return nodes.Const(sentence % {}, lineno=node.lineno)  # a literal % is written %% in templates
        values = [nodes.Pair(nodes.Const(each.key), each.value, lineno=node.lineno) for each in node.kwargs]
        return nodes.Mod(nodes.Const(sentence), nodes.Dict(values, lineno=node.lineno), lineno=node.lineno)


def _constant_msgid(node: nodes.Call) -> str | None:
    is_saying = isinstance(node.node, nodes.Name) and node.node.name in _SAYERS
    if not is_saying or node.dyn_args is not None or node.dyn_kwargs is not None or len(node.args) != 1:
        return None
    only = node.args[0]
    return only.value if isinstance(only, nodes.Const) and isinstance(only.value, str) else None
