"""The rows of an SQLite database of others: read alone, within bounds, and only from tables that are tables.

A database is a program too: a view or a virtual table does work when it is read, and a generated column may. So views and virtual tables
are not read, the steps of the machine are counted, and no value may be long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, NoReturn, Self

from workflowllm.catalogue.importers.intake import Intake
from workflowllm.errors import CatalogueError

if TYPE_CHECKING:
    import sqlite3

__all__ = ["MAX_FILE", "MAX_LENGTH", "MAX_ROWS", "MAX_STEPS", "MAX_TEXT", "SIGNATURE", "Rows"]

SIGNATURE: Final = b"SQLite format 3\0"
MAX_FILE: Final = 1 << 30
MAX_ROWS: Final = 2_000_000
MAX_STEPS: Final = 200_000_000
"""Instructions of SQLite's machine, which does tens of millions in a second."""
MAX_LENGTH: Final = 1 << 26
"""Bytes of one row."""
MAX_TEXT: Final = 1 << 28
"""Bytes of all values that are read."""

_STRIDE: Final = 100_000
_WORD: Final = re.compile(r"\w+")
_SETTINGS: Final = ("query_only = ON", "trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "temp_store = MEMORY")


class Rows:
    """A database that is open for reading.

    Args:
        path: The file.
        intake: Where values that are left out are counted.

    Raises:
        CatalogueError: It cannot be opened.
    """

    def __init__(self, path: Path, intake: Intake) -> None:
        self._name = path.name
        self._intake = intake
        self._rows = self._steps = self._text = 0
        try:
            if path.stat().st_size > MAX_FILE:
                raise CatalogueError(f"the database has more than {MAX_FILE} bytes", where=path.name)
        except OSError as error:
            raise CatalogueError(f"the database cannot be read: {error.strerror}", where=path.name, advice="Check the path") from None
        self._connection = self._open(path)
        self._tables = self._look()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._connection.close()

    def columns(self, table: str) -> set[str]:
        """The columns of a table; none if there is no such table."""
        return set(self._tables.get(table, ()))

    def all(self, table: str, needed: str, also: str = "") -> Iterator[dict[str, Any]]:
        """Every row of a table by name of column; none where the table or a column that is needed is missing.

        Args:
            table: The table.
            needed: Columns without which a row says nothing.
            also: Columns that are read where there are any.

        Raises:
            CatalogueError: The database is damaged, or takes more steps or has more rows than are allowed.
        """
        there = self.columns(table)
        if not there.issuperset(needed.split()):
            self._intake.leave_out(f"the table {table}, which this version has not, or has otherwise")
            return
        columns = [name for name in f"{needed} {also}".split() if name in there]
        names = ", ".join(f'"{name}"' for name in columns)
        for row in self._asked(f'SELECT {names} FROM "{table}"', table):  # noqa: S608  (names that this package says)
            self._weigh(row, table)
            yield dict(zip(columns, row, strict=True))

    def _weigh(self, row: tuple[Any, ...], table: str) -> None:
        self._rows += 1
        self._text += sum(len(value) for value in row if isinstance(value, str | bytes))
        if self._rows > MAX_ROWS or self._text > MAX_TEXT:
            raise CatalogueError(f"the database has more than {MAX_ROWS} rows, or {MAX_TEXT} bytes in them", where=table)

    def _open(self, path: Path) -> sqlite3.Connection:
        import sqlite3

        try:
            connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, timeout=1)
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_LENGTH)
            connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
            connection.set_progress_handler(self._count, _STRIDE)
            connection.text_factory = lambda content: content.decode("utf-8", "replace")
            for setting in _SETTINGS:
                connection.execute(f"PRAGMA {setting}")
        except (sqlite3.Error, ValueError) as error:
            self._damaged(error, path.name)
        return connection

    def _count(self) -> int:
        self._steps += _STRIDE
        return self._steps > MAX_STEPS

    def _look(self) -> dict[str, list[str]]:
        """The tables, each with its columns; names with anything but letters, digits and `_` are not ours."""
        tables = {}
        for name, made in self._asked("SELECT name, sql FROM sqlite_master WHERE type = 'table'", "sqlite_master"):
            if _WORD.fullmatch(str(name)) and not re.match(r"\s*CREATE\s+VIRTUAL", str(made), re.IGNORECASE):
                columns = [str(row[1]) for row in self._asked(f'PRAGMA table_info("{name}")', str(name))]
                tables[str(name)] = [column for column in columns if _WORD.fullmatch(column)]
        return tables

    def _asked(self, question: str, table: str) -> Iterator[tuple[Any, ...]]:
        import sqlite3

        try:
            yield from self._connection.execute(question)
        except (sqlite3.Error, ValueError, OverflowError) as error:  # even a message of SQLite can be no text
            self._damaged(error, table)

    def _damaged(self, error: Exception, table: str) -> NoReturn:
        if self._steps > MAX_STEPS:
            advice = "Is it a database of Shortcuts? The largest needs a hundredth of the steps"
            raise CatalogueError("reading the database takes more steps than are allowed", where=table, advice=advice) from None
        raise CatalogueError(f"the database cannot be read: {str(error)[:200]}", where=table) from None
