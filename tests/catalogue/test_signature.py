"""Signatures: an action in one line, with its choices and defaults."""

from __future__ import annotations

from workflowllm.catalogue.definition import Definition, Parameter
from workflowllm.catalogue.signature import default_text, given, signature
from workflowllm.catalogue.standard import shipped


def test_a_signature_keeps_choices_and_defaults_and_leaves_out_what_any_action_has() -> None:
    parameters = {
        "UUID": Parameter("UUID", "text"),
        "Mode": Parameter("Mode", "enumeration", choices=("A", "B"), default="B"),
        "Unit": Parameter("Unit", "enumeration", choices=("km",), open=True),
        "WFInput": Parameter("WFInput", "reference"),
        "Count": Parameter("Count", "number", default=3),
        "On": Parameter("On", "boolean", default=False),
        "Odd": Parameter("Odd", "number", default="x"),
    }
    definition = Definition(
        "com.a.B-c", name="Do", description="Does it. And more.", parameters=parameters, input="WFInput", output=True, output_name="It"
    )
    assert (
        signature(definition)
        == 'com_a_B_c(WFInput: name, Mode = "B"|"A", Unit: "km"|..., Count = 3, On = False, Odd: num = "x") -> It  # Does it'
    )


def test_every_action_has_a_signature_of_one_line() -> None:
    for definition in shipped().values():
        line = signature(definition)
        assert "\n" not in line
        assert line.startswith(definition.identifier.split(".")[0])
        for parameter in definition.parameters.values():
            assert (
                not parameter.choices
                or parameter.key not in line
                or all(choice.replace('"', '\\"') in line for choice in parameter.choices if "\\" not in choice and "\n" not in choice)
            )


def test_no_default_is_lost() -> None:
    for definition in shipped().values():
        line = signature(definition)
        for parameter in given(definition):
            default = default_text(parameter.default)
            if default not in (None, '""'):
                assert f" = {default}" in line, (definition.identifier, parameter.key)
