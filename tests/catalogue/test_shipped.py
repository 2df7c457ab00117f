"""What ships: the package's actions, the overlay, the names of iOS; and that they agree with each other and with real files."""

from __future__ import annotations

from collections import Counter

import pytest

import workflowllm
from tests import corpus
from workflowllm.catalogue import facts
from workflowllm.catalogue.builtin import builtin, properties
from workflowllm.catalogue.content import fits, literal
from workflowllm.catalogue.definition import KINDS, python_name
from workflowllm.catalogue.overlay import overlay, parsed
from workflowllm.catalogue.standard import shipped
from workflowllm.workflow import Action, actions


def test_the_package_gives_all_its_actions() -> None:
    assert len(builtin()) >= 1767
    kinds = Counter(parameter.kind for definition in builtin().values() for parameter in definition.parameters.values())
    assert kinds["unknown"] == 0
    assert set(kinds) <= set(KINDS)


def test_every_field_that_says_something_names_its_source() -> None:
    for definition in shipped().values():
        assert not definition.name or definition.sources["name"]
        assert not definition.needs or definition.sources["needs"]
        for parameter in definition.parameters.values():
            assert parameter.sources["kind"] in {"shortcutkit", "overlay"}
            assert not parameter.choices or parameter.sources["choices"]


def test_enumerations_are_complete_where_they_are_closed() -> None:
    empty = [
        (definition.identifier, parameter.key)
        for definition in shipped().values()
        for parameter in definition.parameters.values()
        if parameter.kind == "enumeration" and not parameter.open and not parameter.choices
    ]
    assert empty == []


def test_no_two_actions_have_one_name_in_a_program() -> None:
    assert len({python_name(identifier) for identifier in shipped()}) == len(shipped())


@pytest.mark.parametrize("identifier", sorted(facts.identifiers() & shipped().keys()))
def test_the_flow_of_values_is_that_of_the_facts(identifier: str) -> None:
    found = shipped()[identifier]
    key, passes, output = facts.flow(identifier)
    assert (found.input, found.passes_through) == (key, passes)
    assert output is None or found.output == output
    assert not facts.output_name(identifier) or found.output_name == facts.output_name(identifier)


def test_control_flow_and_find_have_their_keys() -> None:
    one = shipped().parameter
    for identifier, key, kind in (
        ("conditional", "WFInput", "reference"),
        ("conditional", "WFConditions", "filter"),
        ("conditional", "WFAnotherNumber", "number"),
        ("choosefrommenu", "WFMenuItems", "list"),
        ("repeat.count", "WFRepeatCount", "number"),
        ("filter.photos", "WFContentItemFilter", "filter"),
        ("filter.notes", "WFContentItemLimitNumber", "number"),
        ("runworkflow", "WFWorkflowName", "text"),
    ):
        found = one(f"is.workflow.actions.{identifier}", key)
        assert found is not None, key
        assert found.kind == kind, key
    assert 4 in shipped()["is.workflow.actions.filter.photos"].filters["Media Type"].operators


def test_a_find_action_that_needs_a_condition() -> None:
    found = shipped()["is.workflow.actions.filter.calendarevents"].filters
    assert [name for name, rule in found.items() if rule.required] == ["Start Date"]


def test_properties_of_things() -> None:
    assert "File Extension" in properties()["WFImageContentItem"]
    assert "birthday" in properties()["com.apple.AddressBook.ContactEntity"]


def test_an_input_that_an_action_cannot_do_without() -> None:
    parameters = shipped()["is.workflow.actions.downloadurl"].parameters
    assert [key for key, parameter in parameters.items() if parameter.required] == ["WFURL"]


def test_what_a_version_brought() -> None:
    assert shipped()["is.workflow.actions.askllm"].since == 26
    assert shipped()["is.workflow.actions.additemtolist"].since == 27


def test_the_same_action_by_its_name_on_ios() -> None:
    phone = shipped()["com.apple.mobiletimer.DeleteAlarmIntent"]
    mac = shipped()["com.apple.clock.DeleteAlarmIntent"]
    assert phone.parameters.keys() == mac.parameters.keys()
    assert (phone.app, phone.descriptor["BundleIdentifier"]) == ("com.apple.mobiletimer", "com.apple.mobiletimer")


def test_rows_of_the_overlay() -> None:
    assert (parsed("K", "enumeration: a | b c | ...").choices, parsed("K", "enumeration: a | ...").open) == (("a", "b c"), True)
    assert (parsed("K", "enumeration: a | b").open, parsed("K", "text").kind) == (False, "text")
    with pytest.raises(ValueError, match="no kind"):
        parsed("K", "txt")
    assert all(definition.parameters or definition.name or definition.since or definition.keywords for definition in overlay().values())


def test_real_files_hold_what_the_catalogue_says() -> None:
    choices, strange, values, odd = 0, Counter[tuple[str, str]](), 0, Counter[tuple[str, str]]()
    for entry in corpus.sample(12):
        for action in actions(workflowllm.read(entry.path)):
            definition = shipped().get(action.identifier) if isinstance(action, Action) else None
            if definition is None or not isinstance(action, Action):
                continue
            for key, value in action.parameters.items():
                parameter, text = definition.parameters.get(key), literal(value)
                if parameter is None:
                    continue
                values += 1
                odd[action.identifier, key] += not fits(parameter.kind, value, multiple=parameter.multiple)
                if text is not None and parameter.kind == "enumeration" and not parameter.open:
                    choices += 1
                    strange[action.identifier, f"{key}={text}"] += text not in parameter.choices
    assert choices > 300
    assert strange.total() <= 0.01 * choices, strange.most_common(5)
    assert odd.total() <= 0.002 * values, odd.most_common(5)
