"""What is known about the signature of a file: plain facts, each with what was done about it.

Nothing private is kept: the account, e-mail and telephone identifiers that a contact-signed file carries are never read out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Fact", "Signature", "State"]

State = Literal["verified", "failed", "not checked"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that can be verified about a signed file.

    Attributes:
        what: The thing, such as `header MAC` or `certificate 1 signed by certificate 2`.
        state: What came of it.
        reason: Why it failed or was not checked; what it rests on where it was verified.
    """

    what: str
    state: State
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """The signature of a signed shortcut.

    Attributes:
        kind: `icloud` for a file signed for anyone, `contact` for one signed for people who know its author.
        subjects: The names in the certificates from the signer's own upwards, ending with the name of the root they lead to.
            The signer's own name in a contact-signed file identifies a person and is withheld.
        icloud_id: The identifier under which the file was also stored in iCloud, if it was signed for anyone.
        facts: Everything that was verified, failed, or was not checked.
    """

    kind: Literal["icloud", "contact"]
    subjects: tuple[str, ...]
    icloud_id: str | None
    facts: tuple[Fact, ...]
