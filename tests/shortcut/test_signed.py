"""Signed files of both kinds, made here: what is read, what is reported, and that nothing in them can be changed unseen."""

from __future__ import annotations

import plistlib
import re
import struct
import time
from functools import cache
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from tests.shortcut.lzvn_writer import END, lzvn_stream
from tests.shortcut.signed import ICLOUD_ID, Kind, Recipe, archive, auth_data, certificate, elliptic, make, point, rsa_key
from workflowllm.errors import FileError, SignatureError, WorkflowError
from workflowllm.shortcut.container import Signature, unpack

TREE: dict[str, Any] = {
    "WFWorkflowActions": [{"WFWorkflowActionIdentifier": "is.workflow.actions.comment"}] * 30,
    "n": [1, 1.0, True],
}
PAYLOAD = plistlib.dumps(TREE, fmt=plistlib.FMT_BINARY, sort_keys=False)
KINDS: tuple[Kind, ...] = ("icloud", "contact")


def signature_of(data: bytes) -> Signature:
    signature = unpack(data)[1].signature
    assert signature is not None
    return signature


def states(signature: Signature) -> dict[str, str]:
    return {fact.what: fact.state for fact in signature.facts}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("compress", [lambda data: data, lzvn_stream], ids=["stored", "LZVN"])
def test_a_signed_file_is_read(kind: Kind, compress: Any) -> None:
    tree, container = unpack(make(PAYLOAD, Recipe(kind=kind, compress=compress))[0])
    assert repr(tree) == repr(TREE)
    assert container.format == "binary"
    assert container.signature is not None
    assert container.signature.kind == kind


@pytest.mark.parametrize("form", [plistlib.FMT_XML, plistlib.FMT_BINARY])
def test_any_plain_list_may_be_inside_but_not_another_signed_file(form: Any) -> None:
    assert unpack(make(plistlib.dumps(TREE, fmt=form, sort_keys=False))[0])[0] == TREE
    with pytest.raises(FileError, match="no kind of shortcut"):
        unpack(make(make(PAYLOAD)[0])[0])


def test_a_file_of_many_segments_and_clusters_is_read() -> None:
    tree = {"a": [f"number {number}" for number in range(20_000)]}
    payload = plistlib.dumps(tree, fmt=plistlib.FMT_BINARY)
    data, _ = make(payload, Recipe(segment_size=1 << 14, per_cluster=8, compress=squeezed))
    assert unpack(data)[0] == tree
    assert "segment MACs" in states(signature_of(data))


def test_what_is_reported_of_a_file_for_anyone() -> None:
    signature = signature_of(make(PAYLOAD)[0])
    assert signature.subjects == (ICLOUD_ID, "Middle", "Apple Root CA - G3")
    assert signature.icloud_id == ICLOUD_ID
    assert states(signature) == {
        "header MAC": "verified",
        "cluster MACs": "verified",
        "segment MACs": "verified",
        "segment checksums": "verified",
        "signature": "verified",
        "certificate 1 signed by certificate 2": "verified",
        "certificate 2 signed by certificate 3": "verified",
        "certificate 3 signed by certificate 3": "verified",
        "root of the certificates": "not checked",
    }


def test_what_is_reported_of_a_file_for_contacts_names_nobody() -> None:
    signature = signature_of(make(PAYLOAD, Recipe(kind="contact"))[0])
    assert signature.icloud_id is None
    assert signature.subjects[1:] == ("Middle", "Apple Root CA")
    assert "a.name" not in repr(signature)
    assert "private'" not in repr(signature)
    found = states(signature)
    assert found["contact key signature"] == "verified"
    assert found["certificate 1 signed by certificate 2"] == "verified"
    assert found["validation record of the Apple ID"] == "not checked"
    assert found["root of the certificates"] == "not checked"


def test_a_certificate_the_library_warns_of_is_read_without_a_word() -> None:
    """A serial number of zero, and a name that is longer than the standard allows, as Apple's are."""
    key = elliptic("signer")
    odd = certificate("x" * 60, key, "x" * 60, key)
    odd = odd.replace(b"\x02\x01\x01", b"\x02\x01\x00", 1)
    assert "failed" in states(signature_of(make(PAYLOAD, Recipe(auth={"SigningCertificateChain": [odd]}))[0])).values()


def test_certificates_that_lead_elsewhere_or_do_not_hang_together_are_reported() -> None:
    found = signature_of(make(PAYLOAD, Recipe(auth=auth_data("icloud", root="Some Other Root")))[0])
    assert found.subjects[-1] == "Some Other Root"
    assert states(found)["root of the certificates"] == "failed"
    chain = auth_data("icloud")["SigningCertificateChain"]
    chain[0] = certificate(ICLOUD_ID, elliptic("signer"), "Middle", elliptic("forger"))
    found = signature_of(make(PAYLOAD, Recipe(auth={"SigningCertificateChain": chain}))[0])
    assert states(found)["certificate 1 signed by certificate 2"] == "failed"
    assert states(found)["certificate 2 signed by certificate 3"] == "verified"


PLACES = {
    "kind": r"header",
    "auth size": r"header|header MAC|auth data|certificate \d",
    "auth data": r"header MAC|auth data|certificate \d|certificates|contact key signature",
    "signature": r"signature",
    "key": r"header MAC",
    "salt": r"header MAC",
    "header MAC": r"header MAC",
    "header": r"header MAC",
    "first cluster MAC": r"header MAC",
    "segment table": r"cluster 0 MAC",
    "next cluster MAC": r"cluster 0 MAC",
    "segment MACs": r"cluster 0 MAC",
    "segments": r"segment 0 MAC",
}


@pytest.mark.parametrize("region", PLACES)
@pytest.mark.parametrize("kind", KINDS)
def test_one_changed_bit_is_seen_wherever_it_is(kind: Kind, region: str) -> None:
    data, regions = make(PAYLOAD, Recipe(kind=kind, compress=lzvn_stream))
    start, end = regions[region]
    places = range(start, end, max(1, (end - start) // 150))
    for number, at in enumerate(places):
        changed = bytearray(data)
        changed[at] ^= 1 << number % 8
        with pytest.raises(WorkflowError) as caught:
            unpack(bytes(changed))
        assert re.fullmatch(PLACES[region], str(caught.value.where)), (region, at - start, str(caught.value))


def test_bytes_that_are_missing_or_too_many_are_seen() -> None:
    data, regions = make(PAYLOAD)
    for size in (3, 5, 11, 12, 200, regions["segments"][0] - 1, regions["segments"][0], len(data) - 1):
        with pytest.raises(FileError):
            unpack(data[:size])
    with pytest.raises(SignatureError, match="bytes and not"):
        unpack(data + b"\0")
    with pytest.raises(SignatureError, match="follow the last segment") as caught:
        unpack(make(PAYLOAD, Recipe(tail=b"\0"))[0])
    assert caught.value.where == "end of file"


def test_a_file_whole_in_itself_but_signed_by_another_is_refused() -> None:
    for recipe in (Recipe(signer=elliptic("forger")), Recipe(signed=lambda message: message + b"\0")):
        with pytest.raises(SignatureError) as caught:
            unpack(make(PAYLOAD, recipe)[0])
        assert caught.value.where == "signature"


def test_a_contact_key_that_the_author_did_not_sign_is_refused() -> None:
    auth = auth_data("contact")
    other = auth | {"SigningPublicKeySignature": bytes(256)}
    wrong = auth | {"AppleIDCertificateChain": [certificate("x", rsa_key("other"), "Middle", rsa_key("middle"))]}
    for data in (other, wrong):
        with pytest.raises(SignatureError) as caught:
            unpack(make(PAYLOAD, Recipe(auth=data))[0])
        assert caught.value.where == "contact key signature"


def test_a_checksum_that_does_not_fit_is_seen_even_where_every_mac_does() -> None:
    with pytest.raises(SignatureError) as caught:
        unpack(make(PAYLOAD, Recipe(checksum=lambda raw: bytes(32)))[0])
    assert caught.value.where == "segment 0 checksum"


@pytest.mark.parametrize(
    "auth",
    [
        {"other": 1},
        {"SigningCertificateChain": []},
        {"SigningCertificateChain": [b"no certificate"]},
        {"SigningCertificateChain": ["text"]},
        {"SigningCertificateChain": [certificate("x", elliptic("signer"), "y", elliptic("middle"))] * 9},
        {"SigningCertificateChain": [certificate("x", rsa_key("person"), "y", elliptic("middle"))]},
        {"SigningCertificateChain": [certificate("x", ec.derive_private_key(5, ec.SECP384R1()), "y", elliptic("middle"))]},
        {"AppleIDCertificateChain": auth_data("contact")["AppleIDCertificateChain"]},
        auth_data("contact") | {"SigningPublicKey": b"\4" * 64},
        auth_data("contact") | {"AppleIDCertificateChain": [certificate("x", elliptic("signer"), "y", elliptic("middle"))]},
    ],
)
def test_authentication_data_that_says_nothing_is_refused(auth: dict[str, Any]) -> None:
    with pytest.raises(SignatureError):
        unpack(make(PAYLOAD, Recipe(auth=auth))[0])


def test_a_point_that_is_not_on_the_curve_is_refused() -> None:
    auth = auth_data("contact")
    bad = point(elliptic("signer"))[:-1] + b"\0"
    with pytest.raises(SignatureError):
        unpack(make(PAYLOAD, Recipe(auth=auth | {"SigningPublicKey": bad}))[0])


@pytest.mark.parametrize(
    ("recipe", "problem", "where"),
    [
        (Recipe(raw_size=1 << 60), "claims to hold", "archive header"),
        (Recipe(raw_size=65 << 20), "claims to hold", "archive header"),
        (Recipe(raw_size=0), "claims to hold", "archive header"),
        (Recipe(raw_size=5), "sizes", "segment 0"),
        (Recipe(segment_raw=lambda size: size + 1), "sizes", "segment 0"),
        (Recipe(compress=lambda raw: raw + b"\0"), "sizes", "segment 0"),
        (Recipe(file_size=1), "bytes and not", "archive header"),
        (Recipe(codec=ord("x")), "not read", "archive header"),
        (Recipe(segment_size=1 << 10), "pieces", "archive header"),
        (Recipe(per_cluster=2000), "pieces", "archive header"),
        (Recipe(compress=lambda raw: b"bvx$"), "holds 0 bytes", "segment 0"),
        (Recipe(compress=lambda raw: b"bvx?" + bytes(8)), "no block begins", "segment 0"),
        (Recipe(compress=lambda raw: lzvn_stream(raw)[:-4]), "no block begins", "segment 0"),
        (Recipe(compress=lambda raw: lzvn_stream(raw) + b"\0"), "after its end", "segment 0"),
        (Recipe(compress=lambda raw: lzvn_stream(raw + raw)), "larger", "segment 0"),
    ],
)
def test_sizes_that_lie_are_refused_before_anything_is_unpacked(recipe: Recipe, problem: str, where: str) -> None:
    with pytest.raises(FileError, match=problem) as caught:
        unpack(make(PAYLOAD, recipe)[0])
    assert caught.value.where == where


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"", "claims to hold"),
        (b"no archive at all", "damaged"),
        (archive(PAYLOAD)[:-1], "cut short"),
        (archive(PAYLOAD) + b"\0", "damaged"),
        (archive(PAYLOAD) + archive(PAYLOAD), "not expected"),
        (archive(PAYLOAD).replace(b"Shortcut.wflow", b"../../etc/pass"), "not expected"),
        (archive(PAYLOAD).replace(b"TYP1F", b"TYP1L"), "kind"),
        (archive(PAYLOAD).replace(b"FLG1", b"FLGZ"), "field"),
        (archive(PAYLOAD).replace(b"FLG1\0", b"PAT1\0"), "field"),
        (archive(b"")[: -len("DATA\0\0")], "damaged"),
        (b"AA01\x0b\0TYP1D", "does not hold"),
        (b"AA01\x06\0" * 100, "kind"),
    ],
)
def test_archives_that_are_no_shortcut_are_refused(raw: bytes, problem: str) -> None:
    if not raw:
        with pytest.raises(IndexError):
            make(raw, archived=False)
        return
    with pytest.raises(FileError, match=problem):
        unpack(make(raw, archived=False)[0])


@cache
def squeezed(raw: bytes) -> bytes:
    """A segment as small as it gets."""
    return min(lzvn_stream(raw), raw, key=len)


def timed_refusal(data: bytes, problem: str) -> float:
    """Seconds of processor time until the file is refused."""
    assert len(data) < 250_000
    started = time.process_time()
    with pytest.raises(FileError, match=problem):
        unpack(data)
    return time.process_time() - started


def test_a_compressed_bomb_is_read_within_a_second_or_refused() -> None:
    """One that holds nearly a hundred times as much as it has bytes, one with a step a byte, one that claims more."""
    large, _ = make(b"a" * (6 << 20), Recipe(compress=squeezed), archived=False)
    assert timed_refusal(large, "archive is damaged") < 1
    steps = b"\xe1a\x07\x01\0" + b"\xf2" * 220_000
    stream = b"bvxn" + struct.pack("<II", 4 + 440_000, len(steps) + 8) + steps + END + b"bvx$"
    slow, _ = make(b"a" * 440_004, Recipe(compress=lambda raw: stream), archived=False)
    assert timed_refusal(slow, "archive is damaged") < 1
    claim, _ = make(b"a" * (60 << 20), Recipe(compress=lambda raw: squeezed(raw)[:100]), archived=False)
    assert timed_refusal(claim, "claims to hold") < 0.1
