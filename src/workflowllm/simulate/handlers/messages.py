"""Messages, mail and calls."""

from __future__ import annotations

from workflowllm.simulate.call import Call
from workflowllm.simulate.coerce import text_of
from workflowllm.simulate.content import Content, Item
from workflowllm.simulate.handlers.marking import runs
from workflowllm.simulate.shown import shown, shown_text

__all__ = ["call_person", "face_time", "send_mail", "send_message", "whats_app"]


def _people(call: Call, items: Content) -> list[str]:
    """How people are reached: by number or address, else by name."""
    return [_reach(call, item) for item in items]


def _reach(call: Call, item: Item) -> str:
    for key in ("Phone Numbers", "Phone Number", "Email Addresses", "Email Address"):
        own = item.properties.get(key)
        first = own[0] if isinstance(own, tuple | list) and own else own
        if first:
            return str(getattr(first, "value", first))
    return text_of(item, call.region)


@runs("sendmessage")
def send_message(call: Call) -> Content:
    """Send Message: sends its content to people, shown before it goes only where Show Compose Sheet is on; the input is handed on
    (action definition).
    """
    people = _people(call, call.content("WFSendMessageActionRecipients"))
    content = call.content("WFSendMessageContent")
    text = content[0].value if len(content) == 1 and content[0].kind == "text" else None
    said = shown_text(text) if isinstance(text, str) else shown(content)
    shows = call.boolean("ShowWhenRun", False)
    call.effect("sent", f"message:{', '.join(people) or 'that the person picks'}", text=said, to=people, shown_first=shows)
    return call.input


@runs("sendemail")
def send_mail(call: Call) -> Content:
    """Send Email: sends its content with a subject; shown before it goes by default; the input is handed on (action definition)."""
    to = _people(call, call.content("WFSendEmailActionToRecipients"))
    call.effect(
        "sent",
        f"mail:{', '.join(to) or 'that the person picks'}",
        to=to,
        cc=_people(call, call.content("WFSendEmailActionCcRecipients")),
        bcc=_people(call, call.content("WFSendEmailActionBccRecipients")),
        subject=shown_text(call.text("WFSendEmailActionSubject")),
        content=shown(call.content("WFSendEmailActionInputAttachments")),
        shown_first=call.boolean("WFSendEmailActionShowComposeSheet", True),
    )
    return call.input


@runs("com.apple.mobilephone.call", app="")
def call_person(call: Call) -> Content:
    """Call: calls a telephone number, and hands it on (Apple's guide; action definition)."""
    for person in _people(call, call.content("WFCallContact")):
        call.effect("opened", f"call:{person}")
    return call.content("WFCallContact")


@runs("com.apple.facetime.facetime", app="")
def face_time(call: Call) -> Content:
    """FaceTime: calls a person, with video by default; the input is handed on (action definition)."""
    for person in _people(call, call.content("WFFaceTimeContact")):
        call.effect("opened", f"facetime:{person}", kind=call.choice("WFFaceTimeType", "Video"))
    return call.content("WFFaceTimeContact")


@runs("net.whatsapp.WhatsApp.send", app="")
def whats_app(call: Call) -> Content:
    """Send Message via WhatsApp of iOS 12 (its name in the app): its input to a contact of that app. The only file that uses it has the
    message as what the action before hands on, and nowhere else.
    """
    people = _people(call, call.content("WhatsAppContact"))
    call.effect("sent", f"message:{', '.join(people) or 'that the person picks'}", app="WhatsApp", to=people, text=shown(call.input))
    return call.input
