"""From the examples that this project writes to shortcut files, with a manifest beside them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import workflowllm
from workflowllm import storage
from workflowllm.errors import DatasetError, TextError
from workflowllm.pipeline.demo.stages import Made

__all__ = ["compile_examples", "examples_folder"]

MANIFEST = "manifest.jsonl"


def examples_folder() -> Path:
    """The folder of the examples: in an installed package inside it, in a checkout beside `src`.

    Raises:
        DatasetError: It is not there.
    """
    package = Path(workflowllm.__file__).parent
    for folder in (package / "examples", package.parent.parent / "examples", Path("examples")):
        if any(folder.glob("manifest*.toml")):
            return folder
    raise DatasetError("the examples are not installed", advice="Run in a checkout of the project, or name a folder with --from")


def compile_examples(folder: Path, out: Path) -> Made:
    """Compile every example of the manifests into `out`, which then has a `manifest.jsonl` like any folder of shortcuts.

    Raises:
        DatasetError: A manifest names a file that is not there or lacks a field; the place is the manifest.
        TextError: An example is not a program of the language.
    """
    records, paths = [], []
    for name, entry in sorted(_entries(folder).items()):
        path = out / f"{name}.shortcut"
        storage.write_bytes(path, _compiled(folder / f"{name}.py"))
        records.append({"file": path.name, "name": entry["title"]} | {key: entry[key] for key in ("description", "category")})
        paths.append(path)
    storage.write_text(out / MANIFEST, "".join(storage.canonical(record) + "\n" for record in records))
    for stale in set(out.glob("*.shortcut")) - set(paths):
        stale.unlink()
    return Made((*paths, out / MANIFEST), {"examples": len(paths), "bytes": sum(path.stat().st_size for path in paths)})


def _compiled(path: Path) -> bytes:
    try:
        return workflowllm.write(workflowllm.from_python(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise DatasetError(f"the example cannot be read: {error.strerror}", where=path.name) from error
    except TextError as error:
        raise TextError(f"{path.name}: {error.problem}", where=error.where, advice=error.advice) from error


def _entries(folder: Path) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(folder.glob("manifest*.toml")):
        try:
            found |= tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise DatasetError(f"the manifest cannot be read: {error}", where=path.name) from error
    for name, entry in found.items():
        if not isinstance(entry, dict) or not all(isinstance(entry.get(key), str) for key in ("title", "description", "category")):
            raise DatasetError("an example needs title, description and category, all text", where=f"{name} in the manifest")
    return found
