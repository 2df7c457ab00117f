"""Kinds of content classes, and of values in files."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from workflowllm.catalogue.builtin import builtin
from workflowllm.catalogue.content import kind_of, literal, numeral, value_kind
from workflowllm.workflow.values import Attachment, Dictionary, Field, Record, Text, Variable, WrappedReference

REFERENCE = Attachment(Variable("x"))


@pytest.mark.parametrize(
    ("classes", "kind"),
    [
        (["NSString"], "text"),
        (["WFStringContentItem"], "text"),
        (["WFRichTextContentItem", "NSURL"], "text"),
        (["NSDecimalNumber", "WFNumberContentItem"], "number"),
        (["public.data"], "file"),
        (["WFImageContentItem", "PHAsset"], "file"),
        (["NSString", "NSDate"], "any"),
        (["WFContentItem"], "any"),
        (["com.apple.Notes.NoteEntity"], "record"),
        (["EKEvent", "never heard of"], "record"),
        (["never heard of"], "unknown"),
        ([], "unknown"),
    ],
)
def test_content_classes(classes: list[str], kind: str) -> None:
    assert value_kind(classes) == kind


def test_every_class_of_the_package_is_known() -> None:
    classes = {name for definition in builtin().values() for name in (*definition.output_types, *definition.input_types)}
    unknown = {name for name in classes if value_kind([name]) == "unknown"}
    assert not unknown, sorted(unknown)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("a", "text"),
        (True, "boolean"),
        (1, "number"),
        (1.5, "number"),
        (b"x", "file"),
        (datetime(2026, 1, 1), "date"),
        (Text(("a", REFERENCE)), "text"),
        (REFERENCE, "reference"),
        (WrappedReference(REFERENCE), "reference"),
        (Dictionary(()), "dictionary"),
        (("a",), "list"),
        (Field("WFQuantityFieldValue", Record({"Magnitude": 1})), "quantity"),
        (Field("WFNumberSubstitutableState", True), "boolean"),
        (Field("WFStringSubstitutableState", REFERENCE), "reference"),
        (Record({"workflowName": "x"}), "shortcut"),
        (Record({"BundleIdentifier": "x"}), "app"),
        (Record({"redComponent": 1}), "record"),
    ],
)
def test_values(value: Any, kind: str) -> None:
    assert kind_of(value) == kind


def test_literals_are_text_and_nothing_but_text() -> None:
    assert (literal("a"), literal(Text(("a",))), literal(Text(())), literal(Field("WFStringSubstitutableState", "b"))) == (
        "a",
        "a",
        "",
        "b",
    )
    assert literal(Text(("a", REFERENCE))) is None
    assert literal(5) is None
    assert literal(Field("WFContactFieldValue", "b")) is None


@pytest.mark.parametrize(
    ("text", "number"), [("5", True), (" -1,000.5 ", True), ("1e5", True), (".5", True), ("5 km", False), ("", False), ("1.2.3a", False)]
)
def test_numerals(text: str, number: bool) -> None:
    assert numeral(text) is number
