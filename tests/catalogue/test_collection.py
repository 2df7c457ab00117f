"""Several sources made one, with the source of every field."""

from __future__ import annotations

from workflowllm.catalogue.collection import Catalogue, attributed, merged
from workflowllm.catalogue.definition import Definition, Parameter

FIRST = attributed(
    Definition(
        "a.b-c",
        name="First",
        parameters={"K": Parameter("K", "text", label="Kay"), "E": Parameter("E", "enumeration", open=True)},
        output=False,
        seen=2,
    ),
    "first",
)
SECOND = attributed(
    Definition(
        "a.b-c",
        name="Second",
        description="Says more.",
        parameters={
            "K": Parameter("K", "enumeration", choices=("x",), description="What it is", seen=3),
            "E": Parameter("E", "enumeration", choices=("y", "z")),
            "L": Parameter("L", "number"),
        },
        output=True,
        seen=5,
    ),
    "second",
)


def test_each_field_is_of_the_first_that_says_something() -> None:
    found = merged(Catalogue([FIRST]), Catalogue([SECOND]))["a.b-c"]
    assert (found.name, found.description, found.output, found.seen) == ("First", "Says more.", False, 7)
    assert found.sources == {"name": "first", "output": "first", "description": "second"}


def test_each_field_of_a_parameter_names_its_source() -> None:
    found = merged(Catalogue([FIRST]), Catalogue([SECOND]))["a.b-c"].parameters
    assert (found["K"].kind, found["K"].label, found["K"].description, found["K"].seen) == ("text", "Kay", "What it is", 3)
    assert found["K"].sources == {"kind": "first", "label": "first", "description": "second"}
    assert found["L"].sources == {"kind": "second"}


def test_an_enumeration_is_not_mixed_of_two_but_stays_open() -> None:
    found = merged(Catalogue([FIRST]), Catalogue([SECOND]))["a.b-c"].parameters
    assert found["K"].choices == ()
    assert (found["E"].choices, found["E"].open, found["E"].sources["choices"]) == (("y", "z"), True, "second")


def test_definitions_are_made_when_they_are_asked_for_and_once() -> None:
    made: list[str] = []

    def make(identifier: str) -> Definition:
        made.append(identifier)
        return Definition(identifier)

    catalogue = Catalogue.made_when_asked(["a", "b"], make)
    assert list(catalogue) == ["a", "b"]
    assert "a" in catalogue
    assert made == []
    assert catalogue["b"] is catalogue["b"]
    assert made == ["b"]
    assert catalogue.get("c") is None


def test_names_of_programs_lead_back() -> None:
    catalogue = Catalogue([FIRST])
    assert catalogue.identifier("a_b_c") == catalogue.identifier("a.b-c") == "a.b-c"
    assert catalogue.identifier("a_b") is None


def test_parameters_that_any_action_may_have() -> None:
    catalogue = Catalogue([FIRST])
    for key, kind in (("UUID", "text"), ("Show-WFInput", "boolean"), ("AppIntentDescriptor", "record"), ("K", "text")):
        found = catalogue.parameter("a.b-c", key)
        assert found is not None
        assert found.kind == kind
    assert catalogue.parameter("a.b-c", "Nothing") is None
