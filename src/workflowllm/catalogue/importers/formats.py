"""The formats that actions are imported from, and which of them a file is in.

A format is told by what a file holds, and its name does not count. To add one, write a module with `SOURCE`, `fits` and `take` as the
others have them, and name it in `FORMATS`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from workflowllm.catalogue.collection import Catalogue, merged
from workflowllm.catalogue.importers import app_intents, documents, engine, paper_documents, rows, saved, sirikit, toolkit, typed_parameters
from workflowllm.catalogue.importers.bundle import bundle_of
from workflowllm.catalogue.importers.intake import Intake, Origin
from workflowllm.errors import CatalogueError

__all__ = ["FORMATS", "MAX_ENTRIES", "Format", "Imported", "import_file", "import_from", "importable"]

MAX_ENTRIES: Final = 500_000
"""Files and folders that are looked at in a folder."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format of documents.

    Attributes:
        source: What its definitions name as their source.
        fits: Whether a document is in it.
        take: Takes the definitions out of a document.
    """

    source: str
    fits: Callable[[Any], bool]
    take: Callable[[Any, Origin, Intake], None]


@dataclass(frozen=True, slots=True)
class Imported:
    """What one file gave.

    Attributes:
        path: The file.
        source: The format, as definitions name it.
        catalogue: The definitions.
        left_out: How many things did not come through, by reason.
    """

    path: Path
    source: str
    catalogue: Catalogue
    left_out: Mapping[str, int]


FORMATS: Final = (
    Format(app_intents.SOURCE, app_intents.fits, app_intents.take),
    Format(sirikit.SOURCE, sirikit.fits, sirikit.take),
    Format(paper_documents.SOURCE, paper_documents.fits, paper_documents.take),
    Format(engine.SOURCE, engine.fits, engine.take),
    Format(typed_parameters.SOURCE, typed_parameters.fits, typed_parameters.take),
)
"""The formats of documents, the more particular first. The database of macOS is told by its first bytes, and saved catalogues have a
mark of their own: both are read by their path."""


def import_from(path: Path, app: str = "") -> Catalogue:
    """The actions that a file describes, or the files in a folder such as an app.

    Args:
        path: The file or the folder.
        app: The bundle identifier of the app, where the file neither names it nor stands in it.

    Raises:
        CatalogueError: It cannot be read, is in no format that is known, or describes no action.
    """
    return merged(*(import_file(file, app).catalogue for file in importable(path)))


def importable(path: Path) -> Iterator[Path]:
    """The files that a path names: itself, or those in a folder that describe actions by their name.

    Raises:
        CatalogueError: There are none in the folder.
    """
    if not path.is_dir():
        yield path
        return
    found = sorted(file for file in _files(path) if _describes(file))
    if not found:
        advice = "Files count that are called extract.actionsdata, WFActions.plist, Tools-*.sqlite, or end in .intentdefinition"
        raise CatalogueError("the folder holds no description of actions", where=path.name, advice=advice)
    yield from found


def import_file(path: Path, app: str = "") -> Imported:
    """What one file describes, and what was left out.

    Args:
        path: The file.
        app: The bundle identifier of the app, where the file neither names it nor stands in it.

    Raises:
        CatalogueError: It cannot be read, is in no format that is known, or describes no action.
    """
    if documents.beginning(path).startswith(rows.SIGNATURE):
        intake = Intake(toolkit.SOURCE)
        toolkit.take(path, intake)
        source = toolkit.SOURCE
    else:
        source, intake = _document(path, app)
    catalogue = intake.catalogue
    if not catalogue and not intake.left_out:
        raise CatalogueError("the file describes no actions", where=path.name, advice="Another file of the app may: name its folder")
    return Imported(path, source, catalogue, dict(intake.left_out.most_common()))


def _document(path: Path, app: str) -> tuple[str, Intake]:
    tree = documents.load(path)
    if saved.fits(tree):
        intake = Intake("")
        saved.take(path, intake)
        return saved.SOURCE, intake
    form = _format(tree, path)
    intake = Intake(form.source)
    found = bundle_of(path)
    form.take(tree, found if not app or app == found.app else Origin(app), intake)
    return form.source, intake


def _format(tree: Any, path: Path) -> Format:
    for form in FORMATS:
        if form.fits(tree):
            return form
    names = ", ".join([*(form.source for form in FORMATS), toolkit.SOURCE, saved.SOURCE])
    raise CatalogueError("the file is in no format that actions are imported from", where=path.name, advice=f"Known are: {names}")


def _files(root: Path) -> Iterator[Path]:
    count = 0
    for folder, folders, names in os.walk(root):
        folders.sort()
        count += 1 + len(names)
        if count > MAX_ENTRIES:
            raise CatalogueError(f"the folder holds more than {MAX_ENTRIES} files", where=root.name, advice="Name the folder of one app")
        yield from (Path(folder, name) for name in names)


def _describes(file: Path) -> bool:
    name = file.name.lower()
    database = name.startswith("tools-") and name.endswith(".sqlite")
    return file.is_file() and (name in ("extract.actionsdata", "wfactions.plist") or name.endswith(".intentdefinition") or database)
