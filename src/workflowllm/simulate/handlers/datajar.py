"""The app Data Jar: a store of values that shortcuts keep between runs, by key path.

Source: a tutorial of the app's actions (taketake-blog, "How to start Data Jar", part 2): the parts of a key path stand between dots, and a
value that is set there is found there again. What the person has stored before is not known here: it is made up.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workflowllm.simulate import content as contents
from workflowllm.simulate.call import Call
from workflowllm.simulate.content import NOTHING, Content, Json, to_json
from workflowllm.simulate.handlers.marking import runs
from workflowllm.simulate.madeup import made_up
from workflowllm.simulate.shown import cost, shown

__all__ = ["check_value", "delete_value", "get_keys", "get_value", "insert_value", "set_value"]

_APP = "dk.simonbs.DataJar"
_MISSING: Any = object()


def _store(world: object) -> dict[str, Json]:
    return {}


def _at(call: Call, path: str) -> Any:
    value: Any = call.world.part(_store)
    for part in path.split("."):
        if isinstance(value, dict) and part in value:
            value = value[part]
        elif isinstance(value, list) and part.isascii() and part.isdigit() and int(part[:9]) < len(value):
            value = value[int(part[:9])]
        else:
            return _MISSING
    return value


def _change(holder: Json, way: list[str], change: Callable[[Json], Json]) -> Json:
    """A value with what lies at the end of a way changed; positions of lists count from 0, as they are read.

    Choice: what is no dictionary and stands in the way is replaced by one.
    """
    if not way:
        return change(holder)
    first, rest = way[0], way[1:]
    if isinstance(holder, list) and first.isascii() and first.isdigit() and int(first[:9]) < len(holder):
        place = int(first[:9])
        return [*holder[:place], _change(holder[place], rest, change), *holder[place + 1 :]]
    own = holder if isinstance(holder, dict) else {}
    return {**own, first: _change(own.get(first, _MISSING), rest, change)}


def _store_at(call: Call, path: str, change: Callable[[Json], Json]) -> None:
    store = call.world.part(_store)
    new = _change(store, path.split(".")[:50], change)
    store.clear()
    store.update(new)


@runs("GetValueIntent", app=_APP)
def get_value(call: Call) -> Content:
    """Get Value: what is stored at a key path; what no action of this run has stored is made up."""
    path = call.text("keyPath")
    found = _at(call, path)
    call.effect("read", f"app:{_APP}")
    if found is not _MISSING:
        return contents.from_json(found)
    call.run.made_up.append(f"what Data Jar holds at {path[:80]}")
    return (made_up("text", path or "value", call.region),)


@runs("SetValueIntent", app=_APP)
def set_value(call: Call) -> Content:
    """Set Value: stores a value at a key path."""
    path, given = call.text("keyPath"), call.content("values") or call.content("value")
    call.run.charge(len(path) + cost(given))
    _store_at(call, path, lambda before: to_json(given))
    call.effect("changed", f"app:{_APP}", path=path, value=shown(given))
    return given


@runs("DeleteValueIntent", app=_APP)
def delete_value(call: Call) -> Content:
    """Delete Value: takes away what is stored at a key path."""
    path = call.text("keyPath")
    above, _, last = path.rpartition(".")
    parent = _at(call, above) if above else call.world.part(_store)
    if isinstance(parent, dict) and last in parent:
        del parent[last]
    elif isinstance(parent, list) and last.isascii() and last.isdigit() and int(last[:9]) < len(parent):
        del parent[int(last[:9])]
    call.effect("deleted", f"app:{_APP}", path=path)
    return NOTHING


@runs("InsertValueInArrayIntent", app=_APP)
def insert_value(call: Call) -> Content:
    """Insert Value in Array: adds a value to the list at a key path, at its end by default. Choice: a missing list is made."""
    path, given = call.text("keyPath"), call.content("values") or call.content("value")
    before = _at(call, path)
    known = list(before) if isinstance(before, list) else [] if before in (None, _MISSING) else [before]
    index = call.number("index", 0)
    where = {"index": int(index) if -1e9 < index < 1e9 else 0, "beginning": 0}.get(call.text("insertionPoint"), len(known))
    at = min(max(where, 0), len(known))
    new = [*known[:at], *[to_json((item,)) for item in given], *known[at:]]
    call.run.bound_items(len(new))
    call.run.charge_work(len(new))
    _store_at(call, path, lambda _: new)
    call.effect("changed", f"app:{_APP}", path=path, added=shown(given))
    return given


@runs("CheckIfValueExistsIntent", app=_APP)
def check_value(call: Call) -> Content:
    """Check If Value Exists: whether this run has stored anything at a key path."""
    return (contents.boolean(_at(call, call.text("keyPath")) is not _MISSING),)


@runs("GetKeysIntent", app=_APP)
def get_keys(call: Call) -> Content:
    """Get Keys: the keys of the dictionary at a key path, or of the whole store."""
    path = call.text("keyPath")
    found = call.world.part(_store) if call.text("source") == "root" or not path else _at(call, path)
    return contents.texts(tuple(found)) if isinstance(found, dict) else NOTHING
