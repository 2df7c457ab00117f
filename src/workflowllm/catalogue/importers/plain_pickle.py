"""Pickles that hold plain containers, read without running anything.

A pickle is a program for a stack machine, and the reader of the standard library runs it: it imports what the file names and calls
it. This machine knows the instructions that build containers and scalars. It imports nothing and calls nothing: where a file names a
plain container of Python, the name stands for a literal of that kind, and any other name is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final, NoReturn

from workflowllm.errors import CatalogueError

__all__ = ["MAX_INSTRUCTIONS", "is_pickle", "loads"]

MAX_INSTRUCTIONS: Final = 2_000_000

_MARK: Final = object()
_SCALARS: Final = (str, int, float, bool, bytes, type(None))
_TOLD: Final = (
    "INT BININT BININT1 BININT2 LONG LONG1 LONG4 STRING BINSTRING SHORT_BINSTRING BINBYTES SHORT_BINBYTES BINBYTES8"
    " UNICODE BINUNICODE SHORT_BINUNICODE BINUNICODE8 FLOAT BINFLOAT"
)
"""Instructions that put the value on the stack that they carry."""
_NEW: Final[dict[str, Callable[[], Any]]] = {
    "NONE": lambda: None,
    "NEWTRUE": lambda: True,
    "NEWFALSE": lambda: False,
    "EMPTY_LIST": list,
    "EMPTY_DICT": dict,
    "EMPTY_SET": set,
    "EMPTY_TUPLE": tuple,
    "MARK": lambda: _MARK,
}
_CONTAINERS: Final[dict[str, str]] = {
    "collections.defaultdict": "dict",
    "collections.OrderedDict": "dict",
    **{f"{module}.{name}": name for module in ("builtins", "__builtin__") for name in ("dict", "list", "set", "frozenset", "tuple", "str")},
    "__builtin__.unicode": "str",
}
"""The names that a pickle may say, each with what it stands for."""


@dataclass(frozen=True, slots=True)
class _Name:
    """The name of a plain container. Nothing stands behind it; left in a value, it is refused as no plain value."""

    kind: str


def is_pickle(data: bytes) -> bool:
    """Whether some content begins as pickles do that name their protocol, which all do since protocol 2."""
    return data[:1] == b"\x80" and data[1:2] in (b"\x02", b"\x03", b"\x04", b"\x05") and data[-1:] == b"."


def loads(data: bytes) -> Any:
    """The plain value that a pickle holds: containers and scalars.

    Raises:
        CatalogueError: It is cut or damaged, or builds anything else; the place is the byte of the instruction.
    """
    machine = _Machine()
    try:
        for count, (name, told, place) in enumerate(_instructions(data)):
            machine.place = place
            if count > MAX_INSTRUCTIONS:
                raise CatalogueError(f"the pickle has more than {MAX_INSTRUCTIONS} instructions", where=f"byte {place}")
            if name == "STOP":
                return machine.only()
            machine.do(name, told)
    except (IndexError, KeyError, TypeError, ValueError, OverflowError, UnicodeError) as error:
        reason = str(error)[:200] or type(error).__name__
        raise CatalogueError(f"the pickle is damaged: {reason}", where=f"byte {machine.place}") from None
    raise CatalogueError("the pickle is cut", where=f"byte {len(data)}")


def _instructions(data: bytes) -> Iterator[tuple[str, Any, int]]:
    import pickletools  # it reads the list of instructions and does nothing they say

    for code, told, place in pickletools.genops(data):
        yield code.name, told, place or 0


class _Machine:
    """The stack and the memory of values that are named again."""

    def __init__(self) -> None:
        self.stack: list[Any] = []
        self.memory: dict[int, Any] = {}
        self.place = 0

    def do(self, name: str, told: Any) -> None:
        if name in _NEW:
            self.stack.append(_NEW[name]())
        elif name in _INSTRUCTIONS:
            _INSTRUCTIONS[name](self, told)
        else:
            self.refuse(name)

    def refuse(self, what: str) -> NoReturn:
        problem = f"the pickle holds more than plain values: {ascii(what)[1:-1][:100]}"
        advice = "Only lists, dictionaries, sets, tuples, texts and numbers are read from pickles, since anything else could run code"
        raise CatalogueError(problem, where=f"byte {self.place}", advice=advice)

    def only(self) -> Any:
        """The value at the end; a value that is left over means damage."""
        (value,) = self.stack
        if value is _MARK:
            raise ValueError("a mark is left over")
        return value

    def pop(self) -> Any:
        value = self.stack.pop()
        if value is _MARK:
            raise ValueError("a mark stands where a value should")
        return value

    def since_mark(self) -> list[Any]:
        """The values above the last mark, taken off the stack with it."""
        at = len(self.stack) - 1
        while self.stack[at] is not _MARK:
            at -= 1
            if at < 0:
                raise ValueError("a mark is missing")
        found = self.stack[at + 1 :]
        del self.stack[at:]
        return found

    def top(self, kind: type) -> Any:
        if type(self.stack[-1]) is not kind:
            raise TypeError(f"there is no {kind.__name__} to add to")
        return self.stack[-1]

    def set_items(self, items: list[Any]) -> None:
        mapping = self.top(dict)
        for key, value in zip(items[::2], items[1::2], strict=True):
            mapping[_hashable(key)] = value


def _hashable(value: Any) -> Any:
    """A key or a member of a set: scalars alone, since hashing a tuple goes as deep as it is nested."""
    if type(value) not in _SCALARS:
        raise TypeError(f"a {type(value).__name__} is a key")
    return value


def _add_pair(machine: _Machine, told: Any) -> None:
    value, key = machine.pop(), machine.pop()
    machine.set_items([key, value])


def _add_pairs(machine: _Machine, told: Any) -> None:
    items = machine.since_mark()
    machine.set_items(items)


def _add(machine: _Machine, told: Any) -> None:
    value = machine.pop()
    machine.top(list).append(value)


def _add_all(machine: _Machine, told: Any) -> None:
    items = machine.since_mark()
    machine.top(list).extend(items)


def _add_members(machine: _Machine, told: Any) -> None:
    items = machine.since_mark()
    machine.top(set).update([_hashable(item) for item in items])


def _last(count: int) -> Callable[[_Machine, Any], None]:
    def make(machine: _Machine, told: Any) -> None:
        items = [machine.pop() for _ in range(count)]
        machine.stack.append(tuple(items[::-1]))

    return make


def _pairs(machine: _Machine, told: Any) -> None:
    items = machine.since_mark()
    machine.stack.append({})
    machine.set_items(items)


def _remember(machine: _Machine, told: Any) -> None:
    value = machine.pop()
    machine.stack.append(value)
    machine.memory[len(machine.memory) if told is None else int(told)] = value


def _name(machine: _Machine, said: str) -> None:
    if said not in _CONTAINERS:
        machine.refuse(said)
    machine.stack.append(_Name(_CONTAINERS[said]))


def _named_above(machine: _Machine, told: Any) -> None:
    name, module = machine.pop(), machine.pop()
    _name(machine, f"{module}.{name}" if type(name) is type(module) is str else "a name that is no text")


def _made(machine: _Machine, told: Any) -> None:
    """A container of what follows its name: an empty one, or one of the items of one list."""
    given, name = machine.pop(), machine.pop()
    if type(name) is not _Name or type(given) is not tuple:
        machine.refuse("a call")
    items = [item for item in given if type(item) is not _Name]
    if any(type(item) is not list for item in items) or len(items) > 1:
        machine.refuse(f"a {name.kind} of something")
    machine.stack.append(_literal(name.kind, items[0] if items else []))


def _literal(kind: str, items: list[Any]) -> Any:
    if kind == "dict":
        return {_hashable(key): value for key, value in items}
    if kind in ("set", "frozenset"):
        return {_hashable(item) for item in items}
    return tuple(items) if kind == "tuple" else "" if kind == "str" else list(items)


def _drop(machine: _Machine, told: Any) -> None:
    machine.since_mark()


def _drop_one(machine: _Machine, told: Any) -> None:
    machine.stack.pop()


def _nothing(machine: _Machine, told: Any) -> None:
    """Protocol and frames: they say how the file is cut, and nothing of what it holds."""


_INSTRUCTIONS: Final[dict[str, Callable[[_Machine, Any], None]]] = {
    **dict.fromkeys(_TOLD.split(), lambda machine, told: machine.stack.append(told)),
    **dict.fromkeys(("PROTO", "FRAME"), _nothing),
    **dict.fromkeys(("PUT", "BINPUT", "LONG_BINPUT", "MEMOIZE"), _remember),
    **dict.fromkeys(("GET", "BINGET", "LONG_BINGET"), lambda machine, told: machine.stack.append(machine.memory[int(told)])),
    "LIST": lambda machine, told: machine.stack.append(machine.since_mark()),
    "TUPLE": lambda machine, told: machine.stack.append(tuple(machine.since_mark())),
    "FROZENSET": lambda machine, told: machine.stack.append(frozenset(map(_hashable, machine.since_mark()))),
    "DICT": _pairs,
    "TUPLE1": _last(1),
    "TUPLE2": _last(2),
    "TUPLE3": _last(3),
    "SETITEM": _add_pair,
    "SETITEMS": _add_pairs,
    "APPEND": _add,
    "APPENDS": _add_all,
    "ADDITEMS": _add_members,
    "GLOBAL": lambda machine, told: _name(machine, told.replace(" ", ".", 1)),
    "STACK_GLOBAL": _named_above,
    "REDUCE": _made,
    "POP": _drop_one,
    "POP_MARK": _drop,
}
