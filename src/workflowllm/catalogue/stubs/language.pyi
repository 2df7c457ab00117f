"""The functions of the surface language that are no actions."""

from collections.abc import Iterator
from typing import Any, Literal

from .values import Data, Date, Filter, Quantity, Record, Rule, Value

# --- what the system supplies ---

def ask(prompt: str = ..., /, **fields: object) -> Value:
    """Ask each time the shortcut runs."""

def clipboard(**fields: object) -> Value: ...
def current_app(**fields: object) -> Value: ...
def current_date(**fields: object) -> Value: ...
def device(**fields: object) -> Value: ...
def shortcut_input(**fields: object) -> Value: ...
def workflow_input(**fields: object) -> Value: ...
def missing(name: str, /) -> Value:
    """The output of an action that the file does not have."""

# --- blocks ---

def comment(text: object, /) -> None:
    """The Comment action."""

def menu(prompt: object = ..., /, *, items: object = ..., **fields: object) -> str:
    """Choose from Menu, as `match menu("Where to?"):` with a `case "Title":` for each item."""

def result_of_if(**fields: object) -> Value:
    """What the branch that ran puts out; right below its if."""

def result_of_menu(**fields: object) -> Value: ...
def results_of_repeat(**fields: object) -> Value: ...
def range(start: object, stop: object = ..., /) -> Iterator[Value]:
    """Repeat: `for index in range(1, n + 1):`."""

def enumerate(values: object, /, start: Literal[1]) -> Iterator[tuple[Value, Value]]:
    """Repeat with Each where the index is used: `for index, item in enumerate(x, start=1):`."""

def each(value: object = ..., /) -> Iterator[Value]:
    """Repeat with Each over a value that is no reference."""

def repeat(**fields: object) -> Iterator[Value]:
    """Repeat with a count that has no plain form."""

def leftover(**fields: object) -> Value:
    """Parameters of a marker that have no meaning there."""

def marker(group: int, part: object, call: object, /) -> Value:
    """A part of a block that does not nest."""

def beside(call: object, /, **fields: object) -> Any:
    """An action with keys beside its parameters."""

def duplicate(call: object, /) -> Value:
    """An action that has the identifier of an earlier one."""

def opaque_action(json: str, /) -> None:
    """An entry of the file that is no action."""

def preamble() -> bool: ...
def untitled() -> bool: ...

# --- conditions ---

def all_of(condition: object, /) -> bool: ...
def any_of(condition: object, /) -> bool: ...
def codes(condition: object, /) -> bool: ...
def legacy(condition: object, /) -> bool: ...
def modern(condition: object, /) -> bool: ...
def either(text: object, number: object, /) -> Value: ...
def enumeration(value: object, /) -> Value: ...
def date_of(value: object, /) -> Value: ...
def measurement_of(value: object, /) -> Value: ...
def duration_of(value: object, /) -> Value: ...

# --- values ---

def dict(**fields: object) -> Record:
    """A plain record of the file."""

def where(*rules: Rule | Record | Value, bounded: bool = ...) -> Filter:
    """The rows of a Find action, all of which hold."""

def where_any(*rules: Rule | Record | Value, bounded: bool = ...) -> Filter:
    """The rows of a Find action, any of which holds."""

def predicate(value: object, /) -> Filter: ...
def time_offset(operation: object, amount: object = ..., unit: object = ..., /) -> Quantity: ...
def timestamp(text: str, /) -> Date:
    """A date stored as one, in UTC: `timestamp("2020-01-31T12:00:00")`."""

def opaque(json: str, /) -> Value:
    """What is not understood, kept whole."""

def overlay(text: object, /, *spots: tuple[int, int, object]) -> Value: ...
def as_variable(value: object, /) -> Value: ...
def bare(value: object, /) -> Value: ...
def numeral(text: object, /) -> Value: ...
def array_variable(value: object, /) -> Value: ...
def calendar_unit(value: object, /) -> Value: ...
def date_field(value: object, /) -> Value: ...
def dictionary_field(value: object, /) -> Value: ...
def dictionary_variable(value: object, /) -> Value: ...
def file_field(value: object, /) -> Value: ...
def number_field(value: object, /) -> Value: ...
def number_text(value: object, /) -> Value: ...
def spoken(value: object, /) -> Value: ...

# --- functions that people name their variables after: called, they are functions, and otherwise what a program makes them ---

class _Field(Value):
    def __call__(self, value: object, /) -> Value: ...

class _Item(Value):
    def __call__(self, type: int, value: object, /) -> Value: ...

class _Data(Value):
    def __call__(self, base64: str, /) -> Data: ...

class _Quantity(Value):
    def __call__(self, amount: object, unit: object = ..., /) -> Quantity: ...

class _Rule(Value):
    def __call__(self, property: str, operator: str | int, /, **values: object) -> Rule: ...

class _Test(Value):
    def __call__(self, **fields: object) -> bool: ...

class _Words(Value):
    def __call__(self, condition: object, /) -> bool: ...

array: _Field
choice: _Field
contacts: _Field
data: _Data
item: _Item
option: _Field
plain: _Field
quantity: _Quantity
rule: _Rule
switch: _Field
test: _Test
words: _Words
