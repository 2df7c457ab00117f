"""The signer of a signed shortcut: the key, the certificates that vouch for it, and what could be verified of them.

Two kinds of authentication data exist, both a binary property list at the start of the file. One for anyone
(`SigningCertificateChain`) holds Apple's certificates, the first one for the signing key. One for contacts holds a bare
`SigningPublicKey`, signed (RSA-PSS with SHA-256) with the key of the author's Apple ID certificate.

Not done, and said so in the facts: no root certificate is shipped, so a chain is followed to the name of its root and no
further; validity dates and revocation are not looked at, since nothing says when the file was signed; the author's validation
record is not opened.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, Literal

from workflowllm.errors import SignatureError
from workflowllm.shortcut.signature import Fact

if TYPE_CHECKING:
    from cryptography.x509 import Certificate, Name

__all__ = ["ROOTS", "Signer", "read_signer", "verify_file"]

ROOTS: Final = {"icloud": "Apple Root CA - G3", "contact": "Apple Root CA"}
"""The name of the root that each kind of file leads to."""

_MAX_CHAIN: Final = 8
_ICLOUD_ID: Final = re.compile(r"[0-9a-fA-F]{32}")
_WITHHELD: Final = "(the author's Apple ID)"
_AUTH: Final = "auth data"


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed a file, as far as the authentication data says.

    Attributes:
        kind: Which kind of file it is.
        key: The P-256 public key in X9.63 form (65 bytes, uncompressed).
        subjects: See `Signature.subjects`.
        icloud_id: See `Signature.icloud_id`.
        facts: What was verified of the certificates and of the key.
    """

    kind: Literal["icloud", "contact"]
    key: bytes
    subjects: tuple[str, ...]
    icloud_id: str | None
    facts: tuple[Fact, ...]


def read_signer(auth: dict[str, Any]) -> Signer:
    """Read the authentication data of a file.

    Raises:
        SignatureError: If it is of no known kind, a certificate or key in it cannot be read, or the author's certificate did
            not sign the key.
    """
    kind: Literal["icloud", "contact"] = "icloud" if "SigningCertificateChain" in auth else "contact"
    raw = auth.get("SigningCertificateChain" if kind == "icloud" else "AppleIDCertificateChain")
    if type(raw) is not list or not 0 < len(raw) <= _MAX_CHAIN or not all(type(item) is bytes for item in raw):
        raise SignatureError("the file does not say who signed it", where=_AUTH, advice="It is no signed shortcut of a known kind")
    chain = [_certificate(item, number) for number, item in enumerate(raw, 1)]
    key = _public_point(chain[0]) if kind == "icloud" else _contact_key(auth, chain[0])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Apple's names are longer than the standard allows, and the library says so
            subjects = _subjects(kind, chain)
        facts = (*_links(chain), _root_fact(kind, subjects[-1]))
    except ValueError:
        raise SignatureError("a name in the certificates cannot be read", where="certificates") from None
    if kind == "contact":
        return Signer(kind, key, subjects, None, (*_contact_facts(auth), *facts))
    return Signer(kind, key, subjects, subjects[0] if _ICLOUD_ID.fullmatch(subjects[0]) else None, facts)


def _subjects(kind: str, chain: list[Certificate]) -> tuple[str, ...]:
    """The names from the signer's own to the root's."""
    own = _common_name(chain[0].subject) if kind == "icloud" else _WITHHELD
    names = (own, *(_common_name(certificate.subject) for certificate in chain[1:]))
    itself = chain[-1].issuer == chain[-1].subject
    return names if itself and len(names) > 1 else (*names, _common_name(chain[-1].issuer))


def _certificate(raw: bytes, number: int) -> Certificate:
    from cryptography.x509 import InvalidVersion, load_der_x509_certificate

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is wrong but can be read is no business of the reader of a shortcut
            return load_der_x509_certificate(raw)
    except (ValueError, InvalidVersion):
        raise SignatureError("a certificate cannot be read", where=f"certificate {number}") from None


def _common_name(name: Name) -> str:
    from cryptography.x509.oid import NameOID

    attributes = name.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(attributes[0].value) if attributes else "(no name)"


def _public_point(certificate: Certificate) -> bytes:
    """The P-256 key of a certificate."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    try:
        key = certificate.public_key()
        if isinstance(key, EllipticCurvePublicKey) and isinstance(key.curve, SECP256R1):
            return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    except (ValueError, UnsupportedAlgorithm):
        pass
    raise SignatureError("the signing certificate has no P-256 key", where="certificate 1")


def _contact_key(auth: dict[str, Any], certificate: Certificate) -> bytes:
    """The signing key, once the author's certificate is known to have signed it."""
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.padding import MGF1, PSS
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
    from cryptography.hazmat.primitives.hashes import SHA256

    point, signature = auth.get("SigningPublicKey"), auth.get("SigningPublicKeySignature")
    if type(point) is not bytes or type(signature) is not bytes or len(point) != 65:
        raise SignatureError("the signing key is missing", where=_AUTH)
    try:
        key = certificate.public_key()
        if not isinstance(key, RSAPublicKey):
            raise SignatureError("the author's certificate has no RSA key", where="certificate 1")
        key.verify(signature, point, PSS(MGF1(SHA256()), PSS.AUTO), SHA256())
    except (InvalidSignature, ValueError, UnsupportedAlgorithm):
        raise SignatureError("the author's certificate did not sign the signing key", where="contact key signature") from None
    return point


def _contact_facts(auth: dict[str, Any]) -> tuple[Fact, ...]:
    facts = (Fact("contact key signature", "verified", "RSA-PSS with SHA-256, by certificate 1"),)
    if "AppleIDValidationRecord" not in auth:
        return facts
    return (*facts, Fact("validation record of the Apple ID", "not checked", "it holds private data and is not opened"))


def _links(chain: list[Certificate]) -> Iterator[Fact]:
    """Whether each certificate was signed by the next, and the last by itself where it says so."""
    pairs = list(pairwise(chain))
    if chain[-1].issuer == chain[-1].subject:
        pairs.append((chain[-1], chain[-1]))
    for number, (child, parent) in enumerate(pairs, 1):
        signer = number + 1 if child is not parent else number
        what = f"certificate {number} signed by certificate {signer}"
        problem = _link_problem(child, parent)
        yield Fact(what, "failed" if problem else "verified", problem)


def _link_problem(child: Certificate, parent: Certificate) -> str:
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

    try:
        child.verify_directly_issued_by(parent)
    except InvalidSignature:
        return "the signature does not verify"
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return "the names or the kinds of key do not fit"
    return ""


def _root_fact(kind: str, root: str) -> Fact:
    what = "root of the certificates"
    if root != ROOTS[kind]:
        return Fact(what, "failed", f"the certificates lead to {root!a} and not to {ROOTS[kind]!a}")
    reason = f"they lead to the name {root!a}, but Apple's root is not at hand to compare with; nor are dates and revocation"
    return Fact(what, "not checked", reason)


def verify_file(point: bytes, signature: bytes, signed: bytes) -> None:
    """Verify the signature of the file itself.

    Args:
        point: The P-256 public key in X9.63 form.
        signature: ECDSA over SHA-256 in DER, filled up with zeros.
        signed: What was signed.

    Raises:
        SignatureError: If it does not verify.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePublicKey
    from cryptography.hazmat.primitives.hashes import SHA256

    length = 2 + signature[1]
    try:
        key = EllipticCurvePublicKey.from_encoded_point(SECP256R1(), point)
        if length > len(signature) or signature[length:].strip(b"\0"):
            raise InvalidSignature
        key.verify(signature[:length], signed, ECDSA(SHA256()))
    except (InvalidSignature, ValueError):
        raise SignatureError("the signature does not verify", where="signature", advice="The file was changed after signing") from None
