"""A maker of signed shortcuts for tests, with keys and certificates of its own.

It is written from the description of the format, apart from the reader, and can be told to lie about anything.
"""

from __future__ import annotations

import hashlib
import hmac
import plistlib
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any, Literal

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import NameOID

Kind = Literal["icloud", "contact"]
ICLOUD_ID = "00112233445566778899aabbccddeeff"
ROOTS = {"icloud": "Apple Root CA - G3", "contact": "Apple Root CA"}
Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


def point(key: ec.EllipticCurvePrivateKey) -> bytes:
    """The public key in X9.63 form."""
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def certificate(name: str, key: Key, issuer: str, issuer_key: Key) -> bytes:
    """A certificate in DER."""
    builder = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2040, 1, 1, tzinfo=UTC))
    )
    return builder.sign(issuer_key, hashes.SHA256()).public_bytes(Encoding.DER)


@cache
def elliptic(name: str) -> ec.EllipticCurvePrivateKey:
    """A key that is the same on every run."""
    return ec.derive_private_key(int.from_bytes(hashlib.sha256(name.encode()).digest(), "big") >> 8, ec.SECP256R1())


@cache
def rsa_key(name: str) -> rsa.RSAPrivateKey:
    """A key that lasts for one run."""
    return rsa.generate_private_key(65537, 2048)


def auth_data(kind: Kind, root: str | None = None) -> dict[str, Any]:
    """The authentication data of a file signed with `elliptic("signer")`."""
    root = ROOTS[kind] if root is None else root
    signer = elliptic("signer")
    if kind == "icloud":
        middle, top = elliptic("middle"), elliptic("top")
        chain = [
            certificate(ICLOUD_ID, signer, "Middle", middle),
            certificate("Middle", middle, root, top),
            certificate(root, top, root, top),
        ]
        return {"SigningCertificateChain": chain}
    person, middle_rsa = rsa_key("person"), rsa_key("middle")
    salted = padding.PSS(padding.MGF1(hashes.SHA256()), padding.PSS.DIGEST_LENGTH)
    return {
        "AppleIDCertificateChain": [
            certificate("a.name.that.says.who.it.is", person, "Middle", middle_rsa),
            certificate("Middle", middle_rsa, root, rsa_key("top")),
        ],
        "SigningPublicKey": point(signer),
        "SigningPublicKeySignature": person.sign(point(signer), salted, hashes.SHA256()),
        "AppleIDValidationRecord": b"private",
    }


def archive(payload: bytes) -> bytes:
    """An Apple Archive with a folder and the one file."""

    def entry(fields: bytes, blob: bytes = b"") -> bytes:
        return b"AA01" + struct.pack("<H", 6 + len(fields)) + fields + blob

    name = b"Shortcut.wflow"
    times = b"MTMT" + struct.pack("<QI", 1_700_000_000, 5)
    folder = entry(b"TYP1DPATP\0\0MOD2\xed\1" + times)
    size = b"DATA" + struct.pack("<H", len(payload)) if len(payload) < 1 << 16 else b"DATB" + struct.pack("<I", len(payload))
    return folder + entry(b"TYP1FPATP" + struct.pack("<H", len(name)) + name + b"MOD2\xa4\1FLG1\0" + times + size, payload)


def derive(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    """HKDF with SHA-256, 32 bytes."""
    extracted = hmac.digest(salt or bytes(32), key, "sha256")
    return hmac.digest(extracted, purpose + b"\1", "sha256")


def mac(key: bytes, salt: bytes, data: bytes) -> bytes:
    """The MAC of this format."""
    return hmac.digest(key, salt + data + struct.pack("<Q", len(salt)), "sha256")


def stored(data: bytes) -> bytes:
    """A segment that is not compressed."""
    return data


@dataclass
class Recipe:
    """How to make a file, and what to lie about.

    `raw_size`, `file_size`, `checksum` and `signature` replace what would be true; `change` gets the parts before the MACs
    and the signature are computed.
    """

    kind: Kind = "icloud"
    auth: dict[str, Any] | None = None
    compress: Callable[[bytes], bytes] = stored
    segment_size: int = 1 << 20
    per_cluster: int = 256
    raw_size: int | None = None
    file_size: int | None = None
    codec: int = ord("e")
    checksum: Callable[[bytes], bytes] = field(default=lambda raw: hashlib.sha256(raw).digest())
    segment_raw: Callable[[int], int] = field(default=lambda size: size)
    signed: Callable[[bytes], bytes] = field(default=lambda message: message)
    signer: ec.EllipticCurvePrivateKey | None = None
    tail: bytes = b""


def make(payload: bytes, recipe: Recipe | None = None, *, archived: bool = True) -> tuple[bytes, dict[str, tuple[int, int]]]:
    """A signed file that holds `payload`, and where each region of it begins and ends."""
    recipe = recipe or Recipe()
    raw = archive(payload) if archived else payload
    auth = plistlib.dumps(recipe.auth or auth_data(recipe.kind), fmt=plistlib.FMT_BINARY)
    lead = b"AEA1" + bytes(4) + struct.pack("<I", len(auth))
    key, salt = hashlib.sha256(b"key").digest(), hashlib.sha256(b"salt").digest()
    main = derive(key, salt, b"AEA_AMK" + lead[4:8] + point(elliptic("signer")))
    clusters = _clusters(raw, main, recipe)
    body = b"".join(part for _, part in clusters) + recipe.tail
    first_mac = clusters[0][0]
    size = len(lead) + len(auth) + 128 + 32 + 32 + 32 + 48 + 32 + len(body)
    header = struct.pack(
        "<QQIIBB22x",
        len(raw) if recipe.raw_size is None else recipe.raw_size,
        size if recipe.file_size is None else recipe.file_size,
        recipe.segment_size,
        recipe.per_cluster,
        recipe.codec,
        2,
    )
    header_mac = mac(derive(main, b"", b"AEA_RHEK"), first_mac + auth, header)
    message = lead + auth + bytes(128) + key + salt + header_mac + header + first_mac
    signature = (recipe.signer or elliptic("signer")).sign(recipe.signed(message), ec.ECDSA(hashes.SHA256())).ljust(128, b"\0")
    table = 40 * recipe.per_cluster
    parts = {
        "kind": lead[4:8],
        "auth size": lead[8:],
        "auth data": auth,
        "signature": signature,
        "key": key,
        "salt": salt,
        "header MAC": header_mac,
        "header": header,
        "first cluster MAC": first_mac,
        "segment table": body[:table],
        "next cluster MAC": body[table : table + 32],
        "segment MACs": body[table + 32 : table + 32 + 32 * recipe.per_cluster],
        "segments": body[table + 32 + 32 * recipe.per_cluster :],
    }
    regions: dict[str, tuple[int, int]] = {}
    data = b"AEA1"
    for name, part in parts.items():
        regions[name] = (len(data), len(data) + len(part))
        data += part
    return data, regions


def _clusters(raw: bytes, main: bytes, recipe: Recipe) -> list[tuple[bytes, bytes]]:
    """Each cluster with its MAC, made from the last to the first, since each holds the MAC of the next."""
    pieces = [raw[at : at + recipe.segment_size] for at in range(0, len(raw), recipe.segment_size)]
    groups = [pieces[at : at + recipe.per_cluster] for at in range(0, len(pieces), recipe.per_cluster)]
    made: list[tuple[bytes, bytes]] = []
    following = hashlib.sha256(b"no next cluster").digest()
    for number, group in reversed(list(enumerate(groups))):
        key = derive(main, b"", b"AEA_CK" + struct.pack("<I", number))
        bodies = [recipe.compress(piece) for piece in group]
        table = b"".join(
            struct.pack("<II", recipe.segment_raw(len(piece)), len(body)) + recipe.checksum(piece)
            for piece, body in zip(group, bodies, strict=True)
        ).ljust(40 * recipe.per_cluster, b"\0")
        macs = b"".join(mac(derive(key, b"", b"AEA_SK" + struct.pack("<I", slot)), b"", body) for slot, body in enumerate(bodies))
        macs = macs.ljust(32 * recipe.per_cluster, b"\x5a")
        own = mac(derive(key, b"", b"AEA_CHEK"), following + macs, table)
        made.insert(0, (own, table + following + macs + b"".join(bodies)))
        following = own
    return made
