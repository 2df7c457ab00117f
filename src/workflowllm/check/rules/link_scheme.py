"""An address without a scheme."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workflowllm.check.diagnostic import Place
from workflowllm.check.literals import text_of
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule

__all__ = ["RULE"]

_FIELDS = frozenset({("is.workflow.actions.downloadurl", "WFURL"), ("is.workflow.actions.url", "WFURLActionURL")})
_HOST = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,}(?:[/:?#].*)?")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def find(program: Program) -> Iterator[Found]:
    """Literal addresses that are neither an address with a scheme nor a host."""
    for argument in program.arguments:
        if (argument.definition.identifier, argument.key) not in _FIELDS:
            continue
        text = (text_of(argument.value) or "").strip()
        if text and not _SCHEME.match(text) and not _HOST.fullmatch(text) and not text.startswith("/"):
            message = f"{text[:60]!r} is no address"
            yield Found(Place(argument.action, argument.key), message, "Write it with its scheme, such as https://")


RULE = Rule(
    code="W704",
    name="link-scheme",
    severity="warning",
    says="A text that is no address, where an address is asked for.",
    why="The request fails; an address has a scheme and a host.",
    bad='page = is_workflow_actions_downloadurl(WFURL="not an address")\nis_workflow_actions_showresult(Text=f"{page}")',
    good='page = is_workflow_actions_downloadurl(WFURL="https://example.com")\nis_workflow_actions_showresult(Text=f"{page}")',
    find=find,
)
