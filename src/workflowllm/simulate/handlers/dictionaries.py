"""Actions on dictionaries."""

from __future__ import annotations

from workflowllm.simulate import content as contents
from workflowllm.simulate.call import Call
from workflowllm.simulate.coerce import as_kind
from workflowllm.simulate.content import Content, Item, to_json
from workflowllm.simulate.handlers.marking import runs
from workflowllm.simulate.keypaths import set_value, value_at
from workflowllm.simulate.library.documents import file_item
from workflowllm.simulate.madeup import made_up
from workflowllm.simulate.network import request
from workflowllm.simulate.properties import property_of

__all__ = ["detect_dictionary", "get_value", "make_dictionary", "set_dictionary_value"]


@runs("dictionary")
def make_dictionary(call: Call) -> Content:
    """Dictionary: builds it from its rows (action definition)."""
    return call.content("WFItems") or (contents.dictionary({}),)


@runs("detect.dictionary")
def detect_dictionary(call: Call) -> Content:
    """Get Dictionary from Input: JSON, an XML property list, or `a=1&b=2` (action definition); anything else is an error (claim).

    Choice: what lies at a web address is fetched, as authors of real files rely on.
    """
    return tuple([found for item in _fetched(call) for found in as_kind(item, "dictionary", call.region, call.name)])


def _fetched(call: Call) -> Content:
    """The input, with what lies at a web address in its place."""
    found = []
    for item in call.input:
        if item.kind != "url" or item.made_up or not item.value.startswith(("http://", "https://")):
            found.append(item)
            continue
        answer = request(call, item.value)
        found.append(made_up("dictionary", item.value, call.region) if answer is None else file_item(answer.data, item.value))
    return tuple(found)


@runs("getvalueforkey")
def get_value(call: Call) -> Content:
    """Get Dictionary Value: a value by key or key path, all keys, or all values (action definition; device reports).

    Choice: keys come in the order of the dictionary.
    """
    kind = call.choice("WFGetDictionaryValueType", "Value")
    if kind == "Value":
        key = call.text("WFDictionaryKey")
        items = [one for item in _fetched(call) for one in (_several(call, item) or (item,))]
        return tuple([found for item in items for found in value_at(item, key, call.region, call.name)])
    wanted = "Keys" if kind == "All Keys" else "Values"
    return tuple([found for item in detect_dictionary(call) for found in property_of(item, wanted, call.region)])


def _several(call: Call, item: Item) -> Content:
    """The dictionaries of a file or a text that is a list of them: each is asked for its value. Choice: as for several dictionaries."""
    found = as_kind(item, "dictionary", call.region, call.name) if item.kind in ("file", "text") and not item.made_up else ()
    return found if len(found) > 1 else ()


@runs("setvalueforkey")
def set_dictionary_value(call: Call) -> Content:
    """Set Dictionary Value: a new dictionary with the key set; without a dictionary it starts an empty one (device tests; claim)."""
    given = call.dictionary("WFDictionary")
    return (contents.dictionary(set_value(given, call.text("WFDictionaryKey"), to_json(call.content("WFDictionaryValue")))),)
