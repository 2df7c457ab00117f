"""The default device's people, and what they have to do. All of them are invented."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from workflowllm.simulate.device.contents import Address, Calendar, Contact, Event, Labelled, Note, Reminder, ReminderList

__all__ = ["calendars", "contacts", "notes", "reminders"]


def _person(first: str, last: str, number: int, street: str, **more: object) -> Contact:
    return Contact(
        first,
        last,
        phones=(Labelled(f"(408) 555-01{number}", "mobile"),),
        emails=(Labelled(f"{first.lower()}@example.com"),),
        addresses=(Address(street, "Cupertino", "California", "95014", "United States"),),
        **more,  # type: ignore[arg-type]
    )


def contacts() -> tuple[Contact, ...]:
    """Six contacts, the owner first."""
    return (
        _person("Robin", "Marlowe", 10, "12 Example Street", birthday=date(1991, 4, 3), me=True, organisation="Example Works"),
        _person("Ada", "Quill", 21, "7 Sample Lane", birthday=date(1990, 6, 21), nickname="Addie", groups=("Friends",)),
        _person("Jonas", "Feld", 32, "48 Sample Lane", organisation="Example Works", job="Designer", groups=("Work",)),
        _person("Mina", "Okoro", 43, "3 Placeholder Court", organisation="Example Works", job="Engineer", groups=("Work", "Friends")),
        _person("Theo", "Marlowe", 54, "12 Example Street", birthday=date(1960, 12, 9), note="Likes gardening", groups=("Family",)),
        Contact(
            organisation="Blue Kettle Dental",
            phones=(Labelled("(408) 555-0165", "work"),),
            urls=(Labelled("https://dental.example.com", "work"),),
            addresses=(Address("210 Placeholder Court", "Cupertino", "California", "95014", "United States", "work"),),
        ),
    )


def calendars(today: datetime) -> tuple[Calendar, ...]:
    """Two calendars with six events, from yesterday to next week."""

    def event(title: str, days: int, hour: float, hours: float, **more: object) -> Event:
        start = today + timedelta(days=days, hours=hour)
        return Event(title, start, start + timedelta(hours=hours), **more)  # type: ignore[arg-type]

    return (
        Calendar(
            "Home",
            (
                event("Dinner with Ada", -1, 19, 2, location="7 Sample Lane"),
                event("Dentist", 0, 15.5, 0.75, location="210 Placeholder Court", alert_minutes=60),
                event("Theo visits", 4, 0, 48, all_day=True),
            ),
        ),
        Calendar(
            "Work",
            (
                event("Stand-up", 0, 9, 0.25, url="https://meet.example.com/standup"),
                event("Design review", 1, 14, 1, attendees=("jonas@example.com", "mina@example.com"), notes="Bring the sketches"),
                event("Quarterly plan", 7, 10, 3, location="Room 4"),
            ),
        ),
    )


def reminders(today: datetime) -> tuple[ReminderList, ...]:
    """Two lists with seven reminders."""

    def at(days: int, hours: int) -> datetime:
        return today + timedelta(days=days, hours=hours)

    made = at(-3, 8)
    return (
        ReminderList(
            "Reminders",
            (
                Reminder("Call the plumber", due=at(0, 17), created=made, priority="high", flagged=True),
                Reminder("Renew library books", due=at(2, 9), created=made, url="https://library.example.com"),
                Reminder("Water the plants", due=at(-1, 18), created=made, tags=("home",)),
                Reminder("Send the form", notes="Second page needs a signature", done=True, completed=at(-1, 11), created=made),
            ),
        ),
        ReminderList(
            "Shopping",
            (
                Reminder("Oat milk", created=made),
                Reminder("Batteries", notes="AA, eight of them", created=made, priority="low"),
                Reminder("Rye bread", done=True, completed=at(-2, 10), created=made),
            ),
        ),
    )


def notes(today: datetime) -> tuple[Note, ...]:
    """Four notes in two folders."""
    texts = (
        ("Gift ideas", "- a book about bridges\n- tea\n- a plant", "Notes"),
        ("Soup", "## Ingredients\n\n1. leeks\n2. potatoes\n3. stock\n\nCook for 25 minutes.", "Recipes"),
        ("Meeting notes", "Decided: ship on Friday. Open: who writes the guide?", "Notes"),
        ("Reading list", "The Long Canal\nWeighing Clouds\nA Field Guide to Kettles", "Notes"),
    )
    return tuple(
        Note(
            title,
            body,
            folder,
            created=today - timedelta(days=40 - 9 * place),
            modified=today - timedelta(days=4 - place),
            pinned=place == 0,
        )
        for place, (title, body, folder) in enumerate(texts)
    )
