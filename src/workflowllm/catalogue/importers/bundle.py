"""Whose actions a file describes that stands inside an app: the nearest bundle around it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from workflowllm.catalogue.importers.documents import tree
from workflowllm.catalogue.importers.intake import Origin, is_name
from workflowllm.errors import WorkflowError

__all__ = ["bundle_of"]

_BUNDLES: Final = (".app", ".appex")
_PLACES: Final = ("Info.plist", "Contents/Info.plist", "Wrapper/Info.plist")
_LARGEST: Final = 4 * 1024 * 1024


def bundle_of(path: Path) -> Origin:
    """The app or extension that a file belongs to; an empty origin if it stands in none.

    An action of an extension is called by the extension, and not by the app around it.
    """
    for folder in (path, *path.absolute().parents):
        if folder.suffix.lower() in _BUNDLES:
            for place in _PLACES:
                origin = _origin(folder / place)
                if origin.app:
                    return origin
    return Origin()


def _origin(path: Path) -> Origin:
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return Origin()
        told = tree(path.read_bytes())
    except (OSError, ValueError, WorkflowError):
        return Origin()
    fields = told if isinstance(told, dict) else {}
    name = _text(fields.get("CFBundleDisplayName")) or _text(fields.get("CFBundleName"))
    return Origin(_text(fields.get("CFBundleIdentifier")), name)


def _text(value: Any) -> str:
    return value if isinstance(value, str) and is_name(value) else ""
