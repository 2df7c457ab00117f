"""Actions on spoken and written language."""

from __future__ import annotations

from workflowllm.simulate.call import Call
from workflowllm.simulate.coerce import text_of
from workflowllm.simulate.content import Content, Item, texts
from workflowllm.simulate.handlers.marking import runs
from workflowllm.simulate.shown import shown_text

__all__ = ["dictate_text", "emoji_name", "translate_text"]


@runs("dictatetext")
def dictate_text(call: Call) -> Content:
    """Dictate Text: what the person says, as text (action definition); it stands in the device's description."""
    said = call.world.device.answers.dictated
    call.effect("asked", "microphone:", language=call.text("WFSpeechLanguage"), answer=shown_text(said))
    return texts([said]) if said else ()


@runs("text.translate")
def translate_text(call: Call) -> Content:
    """Translate Text: into another language (action definition). The translation is made up: the text itself, marked as a stand-in."""
    language = call.text("WFSelectedLanguage")
    call.run.made_up.append(f"a translation ({language[:40] or 'no language'})")
    items = call.content("WFInputText") or call.input
    return tuple([Item("text", text_of(item, call.region), made_up=True) for item in items])


@runs("getnameofemoji")
def emoji_name(call: Call) -> Content:
    """Get Name of Emoji: the name of every emoji in its text (action definition).

    Choice: the name that Unicode gives the character, in small letters. Left out: sequences and flags, whose parts are named one by one.
    """
    import unicodedata

    value = call.input_text()
    call.run.charge(len(value))
    names = [unicodedata.name(sign, "") for sign in value if unicodedata.category(sign) == "So"]
    return texts([name.lower() for name in names if name])
