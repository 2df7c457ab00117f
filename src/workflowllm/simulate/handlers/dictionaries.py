"""Actions on dictionaries."""

from __future__ import annotations

from workflowllm.simulate import content as contents
from workflowllm.simulate.call import Call
from workflowllm.simulate.content import Content, to_json
from workflowllm.simulate.handlers.marking import runs
from workflowllm.simulate.keypaths import set_value, value_at
from workflowllm.simulate.properties import property_of

__all__ = ["detect_dictionary", "get_value", "make_dictionary", "set_dictionary_value"]


@runs("dictionary")
def make_dictionary(call: Call) -> Content:
    """Dictionary: builds it from its rows (action definition)."""
    return call.content("WFItems") or (contents.dictionary({}),)


@runs("detect.dictionary")
def detect_dictionary(call: Call) -> Content:
    """Get Dictionary from Input: JSON, an XML property list, or `a=1&b=2` (action definition); anything else is an error (claim)."""
    return call.input_as("dictionary")


@runs("getvalueforkey")
def get_value(call: Call) -> Content:
    """Get Dictionary Value: a value by key or key path, all keys, or all values (action definition; device reports).

    Choice: keys come in the order of the dictionary.
    """
    kind = call.choice("WFGetDictionaryValueType", "Value")
    if kind == "Value":
        key = call.text("WFDictionaryKey")
        return tuple([found for item in call.input for found in value_at(item, key, call.region, call.name)])
    wanted = "Keys" if kind == "All Keys" else "Values"
    return tuple([found for item in call.input_as("dictionary") for found in property_of(item, wanted, call.region)])


@runs("setvalueforkey")
def set_dictionary_value(call: Call) -> Content:
    """Set Dictionary Value: a new dictionary with the key set; without a dictionary it starts an empty one (device tests; claim)."""
    given = call.dictionary("WFDictionary")
    return (contents.dictionary(set_value(given, call.text("WFDictionaryKey"), to_json(call.content("WFDictionaryValue")))),)
