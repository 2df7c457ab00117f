"""The contacts of the device, as items."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from workflowllm.simulate.content import Item, entity
from workflowllm.simulate.device.contents import Contact
from workflowllm.simulate.world import World

__all__ = ["contact_item", "contacts"]


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
