"""One record of the engine's schema as a definition."""

from __future__ import annotations

from typing import Any

import pytest

from workflowllm.catalogue.definition import REFERENCES, When
from workflowllm.catalogue.engine_classes import need_of
from workflowllm.catalogue.engine_schema import definition_of, frozen
from workflowllm.workflow.values import Record

RELATION = "WFParameterRelationResource"

RECORD: dict[str, Any] = {
    "ActionClass": "WFExampleAction",
    "Name": "Do Something",
    "Category": "Scripting",
    "Subcategory": "Tests",
    "ActionKeywords": "make|do|make",
    "AppDefinition": {"BundleIdentifier": "com.example.app", "Name": "Example"},
    "Description": {"DescriptionSummary": "Does it.", "DescriptionResult": "What was done"},
    "Input": {"ParameterKey": "WFThing", "Types": ["NSString", "WFContentItem"], "Required": True},
    "InputPassthrough": False,
    "Output": {"OutputName": "Thing", "Types": ["NSString"], "Multiple": True},
    "DisabledOnPlatforms": ["Watch"],
    "Discontinued": True,
    "DiscontinuedReplacementTitle": "Do Something Else",
    "RequiredResources": [
        "WFRemoteServerAccessResource",
        {"resource": "WFDeviceIdiomResource"},
        {
            "WFResourceClass": "WFUserInteractionResource",
            "RequiredResources": [{"WFResourceClass": RELATION, "WFParameterKey": "WFAsk", "WFParameterValue": True}],
        },
    ],
    "Parameters": [
        {"Key": "WFThing", "Class": "WFTextInputParameter", "Label": "Thing", "DisallowedVariableTypes": ["Ask"]},
        {"Key": "WFAsk", "Class": "WFSwitchParameter", "DefaultValue": False},
        {
            "Key": "WFMode",
            "Class": "WFEnumerationParameter",
            "Items": ["One", "Two"],
            "DefaultValue": "One",
            "DisallowedVariableTypes": ["Variable", "Ask"],
            "RequiredResources": [
                {"WFResourceClass": RELATION, "WFParameterKey": "WFAsk", "WFParameterValues": [True], "WFParameterRelation": "!="},
                {"WFResourceClass": RELATION, "WFParameterKey": "WFThing", "WFParameterRelation": "??"},
            ],
        },
        {
            "Key": "WFCount",
            "Class": "WFStepperParameter",
            "MinimumValue": 1,
            "MaximumValue": 2.5,
            "LegacyKey": "WFNumber",
            "DefaultValue": [1, {"a": 2}],
        },
        {"Key": "WFLanguage", "Class": "WFLocalePickerParameter"},
        {"Key": "WFOdd", "Class": "WFSomethingNewParameter"},
    ],
    "ParameterOverrides": {
        "kind": {"Key": "WFKind", "IntentEnumOverrides": {"first": "The First", "second": "The Second"}, "Label": "Kind"},
        "WFOdd": {"Class": "WFRegexFieldParameter"},
    },
}


def test_a_record_is_translated_whole() -> None:
    found = definition_of("com.example.do", RECORD)
    assert (found.name, found.app, found.app_name) == ("Do Something", "com.example.app", "Example")
    assert (found.description, found.returns) == ("Does it.", "What was done")
    assert found.keywords == ("make", "do")
    assert found.categories == ("Scripting", "Tests")
    assert (found.input, found.input_types, found.passes_through) == ("WFThing", ("NSString", "WFContentItem"), False)
    assert (found.output, found.output_name, found.output_types, found.output_multiple) == (True, "Thing", ("NSString",), True)
    assert (found.not_on, found.gone, found.replaced_by) == (frozenset({"Watch"}), True, "Do Something Else")


def test_parameters_have_kinds_bounds_and_choices() -> None:
    found = definition_of("com.example.do", RECORD).parameters
    kinds = {key: parameter.kind for key, parameter in found.items()}
    assert kinds == {
        "WFThing": "text",
        "WFAsk": "boolean",
        "WFMode": "enumeration",
        "WFCount": "number",
        "WFNumber": "text",
        "WFLanguage": "enumeration",
        "WFOdd": "text",
        "WFKind": "enumeration",
    }
    assert (found["WFMode"].choices, found["WFMode"].open, found["WFMode"].default) == (("One", "Two"), False, "One")
    assert (found["WFLanguage"].choices, found["WFLanguage"].open) == ((), True)
    assert found["WFKind"].choices == ("The First", "The Second")
    assert (found["WFCount"].minimum, found["WFCount"].maximum) == (1, 2.5)
    assert found["WFCount"].default == (1, Record({"a": 2}))
    assert found["WFAsk"].default is False


def test_a_parameter_means_something_only_under_its_conditions() -> None:
    found = definition_of("com.example.do", RECORD)
    assert found.parameters["WFMode"].when == (When("WFAsk", "is not", (True,)), When("WFThing", "given"))
    assert found.needs == {"network"}
    assert found.needs_when == {"user": (When("WFAsk", "is", (True,)),)}


def test_references_that_a_field_does_not_take() -> None:
    found = definition_of("com.example.do", RECORD).parameters
    assert found["WFThing"].sources_allowed == REFERENCES - {"Ask"}
    assert found["WFMode"].sources_allowed == frozenset()
    assert found["WFAsk"].sources_allowed is None


def test_a_find_action_puts_out_what_it_finds() -> None:
    found = definition_of("com.example.find", {"ActionClass": "WFContentItemFilterAction", "WFContentItemClass": "WFImageContentItem"})
    assert (found.output, found.output_types, found.output_multiple) == (True, ("WFImageContentItem",), True)


@pytest.mark.parametrize("damage", [None, 5, "text", ["list"], {"a": 1}, [None], [[]], {"Key": 3}])
@pytest.mark.parametrize("field", sorted(RECORD))
def test_a_damaged_record_gives_a_definition_all_the_same(field: str, damage: Any) -> None:
    assert definition_of("com.example.do", {**RECORD, field: damage}).identifier == "com.example.do"


def test_needs_in_plain_words() -> None:
    assert need_of("WFPhotoAccessResource") == "photos"
    assert need_of("WFDropboxAccessResource") == "dropbox"
    assert need_of("WFDeviceIdiomResource") == ""
    assert need_of("") == ""


def test_what_a_tree_cannot_hold_is_no_value() -> None:
    assert frozen({"a": [1, "b"]}) == Record({"a": (1, "b")})
    assert frozen(None) is None
    assert frozen([None]) is None
