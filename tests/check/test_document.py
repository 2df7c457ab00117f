"""docs/rules.md holds every rule with its examples; `--update-golden` writes it."""

from __future__ import annotations

from pathlib import Path

from workflowllm.check import rules

DOCUMENT = Path(__file__).parents[2] / "docs" / "rules.md"


def rendered() -> str:
    every = rules()
    lines = ["# The rules of `workflowllm check`", ""]
    lines += [
        "An *error* is what surely fails when it is imported or run; a *warning* is most likely not meant; a *note* is worth",
        "knowing. The letter of a code is the severity that its findings usually have. `[--fix]` behind a finding: `--fix` mends it.",
        "",
        "| code | rule | looks for |",
        "|---|---|---|",
        *[f"| {rule.code} | [{rule.name}](#{rule.code.lower()}-{rule.name}) | {rule.says} |" for rule in every],
        "",
    ]
    for rule in every:
        lines += [f"## {rule.code} {rule.name}", "", rule.says, rule.why, ""]
        for word, text in (("Found", rule.bad), ("Not found", rule.good)):
            lines += [f"{word}{f' with `--target ios{rule.target}`' if rule.target else ''}:", "", "```python", text, "```", ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def test_the_document_holds_every_rule(update_golden: bool) -> None:
    if update_golden:
        DOCUMENT.write_text(rendered(), encoding="utf-8")
    assert DOCUMENT.read_text(encoding="utf-8") == rendered()
