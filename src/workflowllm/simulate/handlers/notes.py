"""Actions on notes."""

from __future__ import annotations

from workflowllm.simulate.call import Call
from workflowllm.simulate.coerce import to_text
from workflowllm.simulate.content import NOTHING, Content
from workflowllm.simulate.filtering import INPUT, find
from workflowllm.simulate.handlers.marking import runs
from workflowllm.simulate.library import things
from workflowllm.simulate.library.notes import note_item, notes
from workflowllm.simulate.shown import shown_text

__all__ = ["append_to_note", "create_note", "find_notes", "show_note"]


@runs("filter.notes")
def find_notes(call: Call) -> Content:
    """Find Notes, or filter those that are given (its name in the editor; the filter rules of notes)."""
    if call.raw(INPUT) in (None, "Library"):
        call.effect("read", "note:")
    return find(call, tuple(call.world.part(notes)))


@runs("com.apple.mobilenotes.SharingExtension", app="")
def create_note(call: Call) -> Content:
    """Create Note: a note of its content, in a folder; its first line is its title (action definition)."""
    known = call.world.part(notes)
    body = to_text(call.content("WFCreateNoteInput") or call.content("contents") or call.input, call.region)
    title = call.text("name") or next((line for line in body.split("\n") if line.strip()), "New Note")[:200]
    folder = things.stored_name(call.content("folder") or call.content("WFNoteGroup")) or "Notes"
    item = note_item(f"note-{len(known)}-new", title, body, folder, call.world.now, call.world.now)
    known.append(item)
    call.run.bound_items(len(known))
    call.effect("created", f"note:{title}", body=shown_text(body), folder=folder)
    return (item,)


@runs("appendnote")
def append_to_note(call: Call) -> Content:
    """Append to Note: adds text at the end of a note (its name in the editor). Choice: on a line of its own; a note that is not found is
    only told.
    """
    known = call.world.part(notes)
    text = call.text("text") or call.input_text()
    given = call.content("WFNote") or call.content("entity")
    found = things.named(known, given)
    for own in found:
        body = f"{own.properties['Body']}\n{text}"
        call.run.charge(len(body))
        things.changed(known, own, {"Body": body, "Last Modified Date": call.world.now})
    name = found[0].name if found else things.stored_name(given)
    call.effect("changed", f"note:{name}", added=shown_text(text))
    return tuple(things.named(known, given)) or given


@runs("shownote")
def show_note(call: Call) -> Content:
    """Open Note (action definition)."""
    call.effect("opened", "app:com.apple.mobilenotes", note=things.stored_name(call.content("WFInput") or call.content("target")))
    return NOTHING
