"""Actions that show something to the person, or ask."""

from __future__ import annotations

from typing import Final

from workflowllm.simulate import content as contents
from workflowllm.simulate.call import Call
from workflowllm.simulate.coerce import to_date, to_number
from workflowllm.simulate.content import Content
from workflowllm.simulate.handlers.marking import runs
from workflowllm.simulate.prompts import ask, cancel_if_told
from workflowllm.simulate.shown import shown

__all__ = ["alert", "ask_for_input", "get_clipboard", "notification", "quick_look", "set_clipboard", "show_result", "speak", "vibrate"]


@runs("showresult")
def show_result(call: Call) -> Content:
    """Show Content: shows its text and hands its input on (action definition)."""
    call.effect("shown", "screen:", text=call.text("Text"))
    return call.input


@runs("alert")
def alert(call: Call) -> Content:
    """Show Alert: OK goes on; Cancel, which is there by default, stops (action definition)."""
    title, message = call.text("WFAlertActionTitle"), call.text("WFAlertActionMessage", "Do you want to continue?")
    may_cancel = call.boolean("WFAlertActionCancelButtonShown", True)
    call.effect("shown", "screen:", title=title, text=message, cancel=may_cancel)
    if may_cancel:
        cancel_if_told(call.run, message)
        cancel_if_told(call.run, title)
    return call.input


@runs("notification")
def notification(call: Call) -> Content:
    """Show Notification: title and body; hands its input on (action definition)."""
    call.effect(
        "shown",
        "notification:",
        title=call.text("WFNotificationActionTitle"),
        text=call.text("WFNotificationActionBody"),
        sound=call.boolean("WFNotificationActionSound", True),
    )
    return call.input


@runs("previewdocument")
def quick_look(call: Call) -> Content:
    """Quick Look: shows its input, item by item, and hands it on (Apple's guide; action definition)."""
    call.effect("shown", "screen:", content=shown(call.input))
    return call.input


_VOICE: Final = {
    "language": "WFSpeakTextLanguage",
    "voice": "WFSpeakTextVoice",
    "rate": "WFSpeakTextRate",
    "pitch": "WFSpeakTextPitch",
}


@runs("speaktext")
def speak(call: Call) -> Content:
    """Speak Text: says its text and hands it on (action definition). How long it takes is left out."""
    voice = {name: call.text(key) for name, key in _VOICE.items() if call.has(key)}
    call.effect("spoken", "speaker:", text=call.text("WFText") or call.input_text(), waits=call.boolean("WFSpeakTextWait", True), **voice)
    return call.input


@runs("vibrate")
def vibrate(call: Call) -> Content:
    """Vibrate Device: hands its input on (Apple's guide)."""
    call.effect("played", "speaker:", sound="vibration")
    return call.input


@runs("setclipboard")
def set_clipboard(call: Call) -> Content:
    """Copy to Clipboard: the clipboard holds its input, which it hands on (action definition). That it expires is left out."""
    call.world.clipboard = call.input
    call.effect("set", "clipboard:", content=shown(call.input), local_only=call.boolean("WFLocalOnly", False))
    return call.input


@runs("getclipboard")
def get_clipboard(call: Call) -> Content:
    """Get Clipboard: every item of it (action definition)."""
    call.effect("read", "clipboard:")
    return call.world.clipboard


_DEFAULTS: Final = {
    "Number": ("WFAskActionDefaultAnswerNumber",),
    "URL": ("WFAskActionDefaultAnswerURL",),
    "Date": ("WFAskActionDefaultAnswerDate",),
    "Time": ("WFAskActionDefaultAnswerTime", "WFAskActionDefaultAnswerDateAndTime"),
    "Date and Time": ("WFAskActionDefaultAnswerDateAndTime",),
}
"""Where each type of question keeps its default answer. Times stand under either key in real files."""


@runs("ask")
def ask_for_input(call: Call) -> Content:
    """Ask for Input: text, number, URL, date or time, with a default answer (action definition). Cancelling stops (device report)."""
    kind = call.choice("WFInputType", "Text")
    default = next((text for key in _DEFAULTS.get(kind, ()) if (text := call.text(key))), "") or call.text("WFAskActionDefaultAnswer")
    usual = {"Number": "5", "URL": "https://www.example.com", "Date": "2026-06-20", "Time": "9:00", "Date and Time": "2026-06-20 9:00"}
    answer = ask(
        call.run,
        call.text("WFAskActionPrompt"),
        default,
        usual.get(kind, "Text"),
        call.step,
        lines=call.boolean("WFAllowsMultilineText", True),
    )
    item = contents.text(answer)
    if kind == "Number":
        return (contents.number(to_number(item, call.region, strict=False)),)
    if kind in ("Date", "Time", "Date and Time"):
        return (contents.date(to_date(item, call.region, call.name)),)
    return (contents.url(answer),) if kind == "URL" else (item,)
