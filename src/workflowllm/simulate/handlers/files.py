"""Actions on files and folders."""

from __future__ import annotations

from typing import Any, Final

from workflowllm.simulate.call import Call
from workflowllm.simulate.content import FILE_KINDS, NOTHING, Blob, Content, Item
from workflowllm.simulate.filtering import find
from workflowllm.simulate.handlers.marking import runs
from workflowllm.simulate.library.documents import bytes_of, file_item, member
from workflowllm.simulate.library.files import BASE, Files, files, path_in, stored_path
from workflowllm.simulate.madeup import made_up
from workflowllm.simulate.prompts import ask, cancel_if_told, pick
from workflowllm.simulate.shown import shown
from workflowllm.simulate.trace import Verb

__all__ = [
    "append_to_file",
    "create_folder",
    "delete_files",
    "find_files",
    "folder_contents",
    "get_file",
    "link_to_file",
    "move_file",
    "rename_file",
    "save_file",
    "select_file",
    "stored_file",
]


_DELETE: Final = "Delete?"
"""What Delete Files asks. Choice: nobody has published the words."""


def _tree(call: Call) -> Files:
    return call.world.part(files)


def _found(call: Call, item: Item) -> Item:
    """What a parameter for a file holds: a stored place becomes what lies there; what this device lacks is made up with that name."""
    if not isinstance(item.value, dict):
        return item
    value: dict[str, Any] = item.value
    path = stored_path(value)
    own = _tree(call).item(path) if path else None
    name = str(value.get("displayName") or value.get("filename") or path.rpartition("/")[2] or "File")
    if own is None:
        call.run.made_up.append(f"the file {path or name}")
        return Item("file" if "." in name else "folder", Blob(b"", path=path) if "." in name else path, name, {}, made_up=True)
    return own


def _path_of(item: Item) -> str:
    """Where a file or folder lies; empty if it is only handed about."""
    if item.kind == "folder":
        return str(item.value)
    return item.value.path if isinstance(item.value, Blob) else ""


def _folder(call: Call, key: str) -> str:
    given = [_found(call, item) for item in call.content(key)]
    folders = [_path_of(item) for item in given if item.kind == "folder"]
    return folders[0] if folders else BASE


@runs("file", "folder")
def stored_file(call: Call) -> Content:
    """File and Folder: what the shortcut has stored (action definitions)."""
    return tuple([_found(call, item) for item in call.content("WFFile") or call.content("WFFolder")])


@runs("documentpicker.open")
def get_file(call: Call) -> Content:
    """Get File from Folder: the file at a path, in the Shortcuts folder unless another is given; without a path the person picks. That
    nothing is there is an error by default (action definition).
    """
    relative = call.text("WFGetFilePath") or call.text("WFFilePath")
    if call.boolean("WFShowFilePicker", not relative):
        return _picked(call, call.boolean("SelectMultiple", False))
    path = path_in(_folder(call, "WFFile"), relative)
    found = _tree(call).item(path)
    call.effect("read", f"file:{path}", **({} if found is not None else {"missing": "which is not there"}))
    if found is None:
        if call.boolean("WFFileErrorIfNotFound", True):
            raise call.fail(f"The file “{path.rpartition('/')[2]}” couldn’t be opened because there is no such file.")
        return NOTHING
    if found.kind == "folder" and call.boolean("WFGetFolderContents", False):
        return tuple(_tree(call).inside(path))
    return (found,)


def _picked(call: Call, several: bool, kind: str = "Files") -> Content:
    tree = _tree(call)
    paths = sorted(tree.folders - {"/"}) if kind == "Folders" else sorted(tree.data)
    if not paths:
        call.run.made_up.append("a file that the person picks")
        return (made_up("file", "File", call.region),)
    chosen = [paths[number] for number in pick(call.run, call.name, paths, several, call.step)]
    for path in chosen:
        call.effect("read", f"file:{path}")
    return tuple([item for path in chosen if (item := tree.item(path)) is not None])


@runs("file.select")
def select_file(call: Call) -> Content:
    """Select File: the person picks files, or folders (action definition)."""
    found = _picked(call, call.boolean("SelectMultiple", False), call.choice("WFPickingMode", "Files"))
    if call.boolean("WFGetFolderContents", False):
        return tuple([inner for item in found for inner in (_tree(call).inside(_path_of(item)) if item.kind == "folder" else [item])])
    return found


@runs("documentpicker.save")
def save_file(call: Call) -> Content:
    """Save File: asks where by default, otherwise saves at a path in the Shortcuts folder or another one; a file of that name is replaced
    only if that is wanted (action definition). Hands on the saved file.
    """
    tree = _tree(call)
    asks = call.boolean("WFAskWhereToSave", True)
    folder, relative = (BASE if asks else _folder(call, "WFFolder")), ("" if asks else call.text("WFFileDestinationPath"))
    found = []
    for item in call.input:
        name, own = member(item, call.region)
        path = path_in(folder, ask(call.run, call.name, name, "Text", call.step)) if asks else _destination(tree, folder, relative, name)
        replaces = call.boolean("WFSaveFileOverwrite", False) and not asks
        path = path if replaces else tree.free(path)
        data = bytes_of(own, call.region)
        call.run.charge(len(data))
        verb: Verb = "changed" if path in tree.data else "created"
        found.append(tree.write(path, data))
        call.effect(verb, f"file:{path}", content=shown((file_item(data, name),)))
    return tuple(found)


def _destination(tree: Files, folder: str, relative: str, name: str) -> str:
    """The path to save at: a path of a folder gets the file's name, one without an extension the file's extension."""
    path = path_in(folder, relative)
    if path in tree.folders or relative.strip().endswith("/") or not relative.strip():
        return path_in(path, name.replace("/", ":"))
    _, dot, extension = name.rpartition(".")
    return path if "." in path.rpartition("/")[2] or not dot else f"{path}.{extension}"


@runs("file.append")
def append_to_file(call: Call) -> Content:
    """Append to Text File: adds text at the end, or the beginning, of a file, on a line of its own by default; a file that is missing is
    made (action definition).
    """
    tree = _tree(call)
    path = path_in(_folder(call, "WFFile"), call.text("WFFilePath"))
    for item in call.content("WFFile"):
        own = _found(call, item)
        if own.kind in FILE_KINDS and _path_of(own):
            path = _path_of(own)
    if path == BASE:
        raise call.fail(f"{call.name} failed because no file path was provided.")
    before, text = tree.data.get(path, b""), call.input_text().encode("utf-8", "replace")
    line = b"\n" if call.boolean("WFAppendOnNewLine", True) and before else b""
    after = text + line + before if call.choice("WFAppendFileWriteMode", "Append") == "Prepend" else before + line + text
    call.run.charge(len(after))
    verb: Verb = "changed" if path in tree.data else "created"
    written = tree.write(path, after)
    call.effect(verb, f"file:{path}", added=shown(call.input))
    return (written,)


@runs("file.createfolder")
def create_folder(call: Call) -> Content:
    """Create Folder: a folder at a path, in the Shortcuts folder or another one (action definition). Choice: an old one is handed on."""
    tree = _tree(call)
    path = path_in(_folder(call, "WFFolder"), call.text("WFFilePath"))
    new = path not in tree.folders
    made = tree.make_folder(path)
    if new:
        call.effect("created", f"file:{path}", what="folder")
    return (made,)


@runs("file.delete")
def delete_files(call: Call) -> Content:
    """Delete Files: they go to Recently Deleted unless they are deleted at once (action definition). It asks first by default (real
    files store only that it shall not), and who cancels stops the shortcut, as in every prompt (device report).

    Choice: what is gone already is passed over.
    """
    tree = _tree(call)
    paths = [path for path in (_path_of(_found(call, item)) for item in call.input) if tree.item(path) is not None]
    if paths and call.boolean("WFDeleteFileConfirmDeletion", True):
        answer = None if call.world.cancels(_DELETE) else "Delete"
        call.effect("asked", "screen:", prompt=_DELETE, choices=paths[:200], answer=answer)
        cancel_if_told(call.run, _DELETE)
    for path in paths:
        if tree.item(path) is None:
            continue
        tree.remove(path)
        call.effect("deleted", f"file:{path}", immediately=call.boolean("WFDeleteImmediatelyDelete", False))
    return NOTHING


@runs("file.rename")
def rename_file(call: Call) -> Content:
    """Rename File: gives each file another name where it lies; its extension stays unless the name has one (action definition)."""
    return tuple([_moved(call, _found(call, item), name=call.text("WFNewFilename")) for item in call.content("WFFile")])


@runs("file.move")
def move_file(call: Call) -> Content:
    """Move File: to another folder; a file that is there is replaced only if that is wanted (action definition)."""
    return tuple([_moved(call, _found(call, item), folder=_folder(call, "WFFolder")) for item in call.content("WFFile")])


def _moved(call: Call, item: Item, *, name: str = "", folder: str = "") -> Item:
    tree, path = _tree(call), _path_of(item)
    if path not in tree.data:
        raise call.fail(f"{call.name} failed because “{item.name}” is no file of this device.")
    own = path.rpartition("/")[2]
    wanted = (name or own).replace("/", ":")
    _, dot, extension = own.rpartition(".")
    if wanted.strip() == ".":
        raise call.fail("The file name is not valid.")
    wanted = wanted if "." in wanted or not dot else f"{wanted}.{extension}"
    place = path_in(folder or path.rpartition("/")[0], wanted)
    if place == path:
        return item
    place = place if call.boolean("WFReplaceExisting", False) else tree.free(place)
    moved = tree.move(path, place)
    call.effect("changed", f"file:{path}", moved_to=place)
    return moved


@runs("file.getlink")
def link_to_file(call: Call) -> Content:
    """Get Link to File: shares each file by a link that others can open (action definition). The link is made up."""
    found = []
    for item in call.content("WFFile"):
        own = _found(call, item)
        call.effect("sent", "network:www.icloud.com", what="link to a file", file=_path_of(own) or own.name)
        call.run.made_up.append("the link to a shared file")
        found.append(Item("url", "https://www.icloud.com/iclouddrive/made-up", own.name, {}, made_up=True))
    return tuple(found)


@runs("file.getfoldercontents")
def folder_contents(call: Call) -> Content:
    """Get Contents of Folder: what lies in it, by name, and in its folders if that is wanted (action definition)."""
    tree = _tree(call)
    found: list[Item] = []
    for item in call.content("WFFolder"):
        own = _found(call, item)
        call.effect("read", f"file:{_path_of(own)}")
        found += tree.inside(_path_of(own), recursive=call.boolean("Recursive", False)) if own.kind == "folder" else [own]
    return tuple(found)


@runs("filter.files")
def find_files(call: Call) -> Content:
    """Filter Files: those of its input that fit (action definition)."""
    return find(call, None)
