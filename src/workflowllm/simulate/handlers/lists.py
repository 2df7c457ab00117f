"""Actions on lists."""

from __future__ import annotations

from workflowllm.simulate import content as contents
from workflowllm.simulate.call import Call
from workflowllm.simulate.coerce import text_of
from workflowllm.simulate.content import NOTHING, Content
from workflowllm.simulate.handlers.marking import runs
from workflowllm.simulate.prompts import pick
from workflowllm.simulate.properties import name_of

__all__ = ["choose_from_list", "count", "item_from_list", "make_list"]


@runs("list")
def make_list(call: Call) -> Content:
    """List: its items in order; a variable alone in a row brings all it holds (action definition)."""
    return call.content("WFItems")


@runs("getitemfromlist")
def item_from_list(call: Call) -> Content:
    """Get Item from List: the first by default, the last, one drawn, one at an index, or a range, counted from 1 (device tests).

    Choice: 0, a negative index, and one beyond the end give nothing.
    """
    items = call.input
    match call.choice("WFItemSpecifier", "First Item"):
        case "First Item":
            return items[:1]
        case "Last Item":
            return items[-1:]
        case "Random Item":
            return (call.world.random.choice(items),) if items else NOTHING
        case "Item At Index":
            index = call.whole("WFItemIndex", 1)
            return items[index - 1 : index] if index > 0 else NOTHING
        case _:
            start = max(1, call.whole("WFItemRangeStart", 1))
            end = call.whole("WFItemRangeEnd", len(items))
            return items[start - 1 : max(end, 0)]


@runs("count")
def count(call: Call) -> Content:
    """Count: items by default, or the characters, words, sentences or lines of the text (action definition)."""
    from workflowllm.simulate.counting import count_text

    kind = call.choice("WFCountType", "Items")
    items = call.content("Input") or call.input
    if kind == "Items":
        return (contents.number(len(items)),)
    found = [count_text(text_of(item, call.region), kind) or 0 for item in items]
    return (contents.number(sum(found)),)


@runs("choosefromlist")
def choose_from_list(call: Call) -> Content:
    """Choose from List: the person picks one or several, all of them where they are selected at first; of a dictionary the keys are shown
    (action definition; claim). Cancelling stops it.
    """
    items = call.input
    if len(items) == 1 and items[0].kind == "dictionary":
        items = tuple(
            [contents.Item(item.kind, item.value, key) for key, value in items[0].value.items() for item in contents.from_json(value)[:1]]
        )
    names = [name_of(item, call.region) for item in items]
    several = call.boolean("WFChooseFromListActionSelectMultiple", False)
    every = several and call.boolean("WFChooseFromListActionSelectAll", False)
    prompt = call.text("WFChooseFromListActionPrompt")
    return tuple([items[number] for number in pick(call.run, prompt, names, several, call.step, every=every)])
