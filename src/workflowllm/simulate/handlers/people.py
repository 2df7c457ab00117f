"""Actions on contacts, telephone numbers and addresses."""

from __future__ import annotations

from typing import Any

from workflowllm.simulate.call import Call
from workflowllm.simulate.coerce import text_of
from workflowllm.simulate.content import FILE_KINDS, NOTHING, Content, Item
from workflowllm.simulate.device.contents import Contact, Labelled
from workflowllm.simulate.filtering import INPUT, find
from workflowllm.simulate.handlers.marking import runs
from workflowllm.simulate.library import things
from workflowllm.simulate.library.people import contact_item, contacts, people_of_cards
from workflowllm.simulate.library.places import place
from workflowllm.simulate.prompts import pick

__all__ = [
    "addresses_in",
    "contacts_in",
    "edit_contact",
    "email_addresses_in",
    "find_contacts",
    "given_contacts",
    "given_number",
    "new_contact",
    "phone_numbers_in",
    "select_contact",
    "select_email",
    "select_phone",
    "street_address",
]


def _known(call: Call) -> list[Item]:
    return call.world.part(contacts)


@runs("filter.contacts")
def find_contacts(call: Call) -> Content:
    """Find Contacts, or filter those that are given (action definition)."""
    if call.raw(INPUT) in (None, "Library"):
        call.effect("read", "contact:")
    return find(call, tuple(_known(call)))


@runs("setters.contacts")
def edit_contact(call: Call) -> Content:
    """Edit Contact: sets, adds to, or takes away a property (action definition)."""
    return things.edit(call, _known(call), "WFContactContentItem", "contact")


@runs("addnewcontact")
def new_contact(call: Call) -> Content:
    """New Contact: names, company, numbers and addresses; shown before it is added unless that is turned off (action definition)."""
    known = _known(call)
    own = Contact(
        first_name=call.text("WFContactFirstName"),
        last_name=call.text("WFContactLastName"),
        phones=_labelled(call, "WFContactPhoneNumbers"),
        emails=_labelled(call, "WFContactEmails"),
        organisation=call.text("WFContactCompany"),
        note=call.text("WFContactNotes"),
    )
    item = contact_item(f"contact-{len(known)}-new", own, call.world)
    known.append(item)
    call.run.bound_items(len(known))
    told = {name: item.properties[name] for name in ("Phone Numbers", "Email Addresses", "Company", "Notes")}
    call.effect("created", f"contact:{item.name}", shown_first=call.boolean("ShowWhenRun", True), **{"with": told})
    return (item,)


def _labelled(call: Call, key: str) -> tuple[Labelled, ...]:
    return tuple(Labelled(text_of(item, call.region)) for item in call.content(key))


@runs("contacts")
def given_contacts(call: Call) -> Content:
    """Contacts: those that the shortcut names, with what their stored cards say (action definition)."""
    return call.content("WFContact")


def _select(call: Call, items: list[Item], several: bool) -> Content:
    call.effect("read", "contact:")
    if not items:
        raise call.fail(f"{call.name} failed because there is nothing to choose from.")
    return tuple(
        [items[number] for number in pick(call.run, call.name, [item.name or str(item.value) for item in items], several, call.step)]
    )


@runs("selectcontacts")
def select_contact(call: Call) -> Content:
    """Select Contact: the person picks one, or several where that is allowed (action definition)."""
    return _select(call, _known(call), call.boolean("WFSelectMultiple", False))


@runs("selectphone")
def select_phone(call: Call) -> Content:
    """Select Phone Number: the person picks a number of a contact (action definition)."""
    return _select(call, [Item("phone", number) for item in _known(call) for number in item.properties["Phone Numbers"]], False)


@runs("selectemail")
def select_email(call: Call) -> Content:
    """Select Email Address: the person picks an address of a contact (action definition)."""
    return _select(call, [Item("email", mail) for item in _known(call) for mail in item.properties["Email Addresses"]], False)


@runs("detect.contacts")
def contacts_in(call: Call) -> Content:
    """Get Contacts from Input: contacts themselves, those in vCards, and for a name or number that is known its contact (definition).

    Choice: a text names a contact where it is its name, number or address.
    """
    found: list[Item] = []
    for item in call.input:
        if item.kind == "contact" or item.made_up:
            found.append(item)
            continue
        text = text_of(item, call.region)
        if "BEGIN:VCARD" in text or item.kind == "vcard":
            data = item.value.data.decode("utf-8", "replace") if item.kind in FILE_KINDS else text
            found += people_of_cards(data, call.world)
        else:
            found += [own for own in _known(call) if text.strip() and text.strip() in _called(own)]
    return tuple(found)


def _called(item: Item) -> list[str]:
    return [item.name, *item.properties["Phone Numbers"], *item.properties["Email Addresses"]]


@runs("detect.phonenumber")
def phone_numbers_in(call: Call) -> Content:
    """Get Phone Numbers from Input (action definition)."""
    return call.input_as("phone")


@runs("detect.emailaddress")
def email_addresses_in(call: Call) -> Content:
    """Get Email Addresses from Input (action definition)."""
    return call.input_as("email")


@runs("phonenumber")
def given_number(call: Call) -> Content:
    """Phone Number: the numbers that it names (action definition)."""
    given = call.content("WFPhoneNumber")
    return tuple([item if item.kind == "phone" else Item("phone", text_of(item, call.region)) for item in given])


@runs("detect.address")
def addresses_in(call: Call) -> Content:
    """Get Addresses from Input: every postal address (action definition)."""
    from workflowllm.simulate.detectors import find_street_addresses

    found: list[Item] = []
    for item in call.input:
        streets = item.properties.get("Street Address") if item.kind == "contact" else None
        if item.kind in ("location", "place") or item.made_up:
            found.append(item)
        elif streets:
            found += [place(name, None, None, made_up=True) for name in streets]
        else:
            found += [place(name, None, None, made_up=True) for name in find_street_addresses(text_of(item, call.region))]
    return tuple(found) or NOTHING


@runs("address")
def street_address(call: Call) -> Content:
    """Street Address: an address from its parts (action definition)."""
    lines = "\n".join(filter(None, (call.text("WFAddressLine1"), call.text("WFAddressLine2"))))
    parts: dict[str, Any] = {
        "Street": lines,
        "City": call.text("WFCity"),
        "State": call.text("WFState"),
        "ZIP Code": call.text("WFPostalCode"),
    }
    parts["Country"] = call.text("WFCountry")
    name = ", ".join(filter(None, (lines.replace("\n", ", "), *list(parts.values())[1:])))
    return (place(name, None, None, **parts),) if name else NOTHING
