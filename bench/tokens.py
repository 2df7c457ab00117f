"""How long the API documents of prompts are: this project's signatures against the paper's documents, over the same actions.

The published documents are JSON. What the paper puts into its prompts are Python stubs with docstrings made of them, which are not
published; they are made again here, and their length is held against the published statistics (median 390 characters, mean 605).

    CORPUS=/path/to/corpus python -m bench.tokens
"""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bench import corpus
from workflowllm.catalogue.collection import Catalogue, merged
from workflowllm.catalogue.definition import Definition
from workflowllm.catalogue.importers.formats import import_from
from workflowllm.catalogue.signature import given, signature
from workflowllm.catalogue.standard import shipped

__all__ = ["measure", "paper_stub"]

PUBLISHED = {"median": 390, "mean": 605}
FORMS = ("json", "stub", "signature", "signature, no choices")
"""The last one says as much as the published documents do, which lost the choices."""


def paper_stub(document: dict[str, Any]) -> str:
    """A document as a Python stub with a docstring, as the paper describes it (section 3.1, appendix B.1)."""
    parameters = [(one, "") for one in document["required_parameters"]] + [(one, " = None") for one in document["optional_parameters"]]
    name = document["name"].replace(".", "_")
    head = ", ".join(f"{one['name']}: {one['type']}{default}" for one, default in parameters)
    lines = [f"def {name}({head}):", '    """', f"    {document['description']}", ""]
    if parameters:
        lines += ["    Parameters:", *(f"        {one['name']} ({one['type']}): {one['description']}" for one, _ in parameters), ""]
    if document["return_data"]:
        lines += ["    Returns:", *(f"        {one['name']}: {one['description']}" for one in document["return_data"])]
    return "\n".join([*lines, '    """', "    pass", ""])


def measure(count: Callable[[str], int]) -> dict[str, Any]:
    """Lengths over every action that both know, and over the actions of each published sample."""
    folder = corpus.root().parent / "bench" / "workflowbench"
    documents = json.loads((folder / "api_docs.json").read_text("utf-8"))["apis"]
    samples = json.loads((folder / "samples_50.json").read_text("utf-8"))
    catalogue = merged(shipped(), import_from(folder / "api_docs.json"))
    both = sorted(name for name in documents if name in shipped())
    every = sorted(documents)
    found: dict[str, Any] = {
        "stub characters": {"median": statistics.median(_lengths(documents)), "mean": statistics.mean(_lengths(documents))},
        "published characters": PUBLISHED,
        "both": _compared(documents, catalogue, both, count),
        "all 1503": _compared(documents, catalogue, every, count),
    }
    per_sample = [_compared(documents, catalogue, [name for name in row["apis"] if name in documents], count) for row in samples]
    found["samples"] = {form: statistics.mean(row["tokens"][form] for row in per_sample) for form in FORMS}
    return found


def _lengths(documents: dict[str, Any]) -> list[int]:
    return [len(paper_stub(document)) for document in documents.values()]


def _compared(documents: dict[str, Any], catalogue: Catalogue, names: list[str], count: Callable[[str], int]) -> dict[str, Any]:
    texts = {
        "json": [json.dumps(documents[name], ensure_ascii=False, separators=(",", ":")) for name in names],
        "stub": [paper_stub(documents[name]) for name in names],
        "signature": [signature(catalogue[name]) for name in names],
        "signature, no choices": [signature(_without_choices(catalogue[name])) for name in names],
    }
    parameters = [parameter for name in names for parameter in given(catalogue[name])]
    return {
        "actions": len(names),
        "tokens": {form: sum(map(count, several)) for form, several in texts.items()},
        "characters": {form: sum(map(len, several)) for form, several in texts.items()},
        "choices": sum(len(parameter.choices) for parameter in parameters),
        "with choices": sum(bool(parameter.choices) for parameter in parameters),
        "defaults": sum(parameter.default not in (None, "") for parameter in parameters),
    }


def _without_choices(definition: Definition) -> Definition:
    return replace(definition, parameters={key: replace(one, choices=(), open=False) for key, one in definition.parameters.items()})


def _report(found: dict[str, Any]) -> str:
    lines = ["| actions | form | tokens | characters / 4 | tokens, of the stubs' |", "|---|---|---:|---:|---:|"]
    for which in ("both", "all 1503"):
        row = found[which]
        for form in FORMS:
            share = row["tokens"][form] / row["tokens"]["stub"]
            lines.append(
                f"| {which}: {row['actions']} | {form} | {row['tokens'][form]:,} | {row['characters'][form] / 4:,.0f} | {share:.2f} |"
            )
    samples = found["samples"]
    for form in FORMS:
        lines.append(f"| of one of the 50 samples, mean | {form} | {samples[form]:,.0f} | | {samples[form] / samples['stub']:.2f} |")
    stub, row = found["stub characters"], found["both"]
    lines += [
        "",
        f"The stubs made again have {stub['median']:.0f} characters the median and {stub['mean']:.0f} the mean; published are",
        f"{PUBLISHED['median']} and {PUBLISHED['mean']}: where these are the shorter ones, the comparison favours the stubs.",
        f"Over the actions that both know, the signatures hold {row['with choices']:,} enumerations with {row['choices']:,} choices and",
        f"{row['defaults']:,} defaults; the published documents hold enumerations in 2 of 1,503, and placeholders for defaults.",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    from transformers import AutoTokenizer

    from workflowllm.llm.embedded import EMBEDDED_NAME, embedded_model

    tokenizer = AutoTokenizer.from_pretrained(embedded_model())
    result = measure(lambda text: len(tokenizer(text, add_special_tokens=False)["input_ids"]))
    made = corpus.provenance(tokenizer=EMBEDDED_NAME)
    corpus.save("signatures", "API documents in prompts", _report(result), {"made": made, **result})
    print(_report(result))
