"""The contacts of the device, as items."""

from __future__ import annotations

from datetime import datetime, time
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from workflowllm.simulate.content import Item, entity
from workflowllm.simulate.device.contents import Contact, Labelled
from workflowllm.simulate.world import World

if TYPE_CHECKING:
    from workflowllm.simulate.documents.vcard import Contact as Card

__all__ = ["contact_item", "contacts", "people_of_cards"]


def contacts(world: World) -> list[Item]:
    """Every contact, as `world.part(contacts)` keeps it."""
    return [contact_item(f"contact-{number}", own, world) for number, own in enumerate(world.device.contacts)]


def contact_item(identifier: str, own: Contact, world: World) -> Item:
    """A contact with the properties that the editor has for it."""
    name = " ".join(part for part in (own.prefix, own.first_name, own.middle_name, own.last_name, own.suffix) if part)
    born = datetime.combine(own.birthday, time(12), tzinfo=world.region.zone) if own.birthday else None
    phones, mails = [one.value for one in own.phones], [one.value for one in own.emails]
    streets = [", ".join(filter(None, (one.street, one.city, one.state, one.postal_code, one.country))) for one in own.addresses]
    properties: dict[str, Any] = {
        "Name": name or own.organisation,
        "First Name": own.first_name,
        "Middle Name": own.middle_name,
        "Last Name": own.last_name,
        "Prefix": own.prefix,
        "Suffix": own.suffix,
        "Nickname": own.nickname,
        "Phone Number": phones,
        "Phone Numbers": phones,
        "Email Address": mails,
        "Email Addresses": mails,
        "Street Address": streets,
        "Street Addresses": streets,
        "URLs": [one.value for one in own.urls],
        "URL": [one.value for one in own.urls],
        "Company": own.organisation,
        "Department": own.department,
        "Job Title": own.job,
        "Birthday": born,
        "Notes": own.note,
        "Group": list(own.groups),
    }
    return entity("contact", identifier, name or own.organisation, properties)


def people_of_cards(text: str, world: World) -> list[Item]:
    """The people in a text of vCards. The same cards are the same people, wherever they stand."""
    from workflowllm.simulate.documents.vcard import read_vcards

    called = sha256(text.encode("utf-8", "replace")).hexdigest()[:12]
    return [contact_item(f"card-{called}-{number}", _own(card), world) for number, card in enumerate(read_vcards(text))]


def _own(card: Card) -> Contact:
    return Contact(
        first_name=card.first,
        last_name=card.last,
        middle_name=card.middle,
        nickname=card.nickname,
        phones=tuple(Labelled(one.value, one.label) for one in card.phones),
        emails=tuple(Labelled(one.value, one.label) for one in card.emails),
        urls=tuple(Labelled(one.value, one.label) for one in card.urls),
        organisation=card.organisation,
        department=card.department,
        job=card.job_title,
        note=card.note,
    )
