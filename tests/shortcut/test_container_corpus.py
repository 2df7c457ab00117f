"""Law 1 on real files, and signed files against the plain copies of what they hold."""

from __future__ import annotations

import pytest

from tests.corpus import need, renumbered, sample, typed
from tests.shortcut.container_law import check_container_law
from workflowllm.shortcut.container import unpack


@pytest.mark.parametrize("format_", ["bplist", "xml", "json"])
def test_a_sample_of_every_format_is_read_and_written_as_it_is(format_: str) -> None:
    found = [entry for entry in sample(step=31) if entry.format == format_]
    assert found
    for entry in found:
        tree, container = unpack(entry.path.read_bytes())
        assert typed(tree) == typed(entry.tree()), entry.path.name
        assert container.format == {"bplist": "binary"}.get(format_, format_)
        check_container_law(tree)


@pytest.mark.parametrize("kind", ["icloud", "contact"])
def test_every_signed_file_is_verified_and_holds_what_the_plain_copy_holds(kind: str) -> None:
    plain = {entry.facts["content_sha"]: entry for entry in need() if not entry.signed}
    signed = [entry for entry in need() if entry.format == f"aea-{kind}"]
    assert len(signed) == 30
    compared = 0
    for entry in signed:
        tree, container = unpack(entry.path.read_bytes())
        assert container.signature is not None
        assert container.signature.kind == kind
        assert {fact.state for fact in container.signature.facts} == {"verified", "not checked"}
        assert len(tree["WFWorkflowActions"]) == entry.facts["n_actions"]
        copy = plain.get(entry.facts["payload_content"])
        if copy is not None:  # Signing changes the version, the name and some defaults, never the actions.
            found, expected = (renumbered(each["WFWorkflowActions"]) for each in (tree, copy.tree()))
            assert typed(found) == typed(expected), entry.path.name
            compared += 1
    assert compared >= 29
