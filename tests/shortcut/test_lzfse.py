"""The decompressor on streams made here, on one made by a real compressor, and on streams that lie."""

from __future__ import annotations

import random
import struct
from base64 import b85decode
from collections import Counter
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.shortcut.lzvn_writer import END, lzvn, lzvn_stream
from workflowllm.shortcut.lzfse import BadStreamError, decompress
from workflowllm.shortcut.lzvn import decode


def sentences(count: int) -> bytes:
    """A text that repeats itself as real ones do, the same on every run."""
    chance = random.Random(7)  # noqa: S311
    words = [
        "if",
        "the",
        "list",
        "holds",
        "an",
        "item",
        "then",
        "show",
        "it",
        "and",
        "stop",
        "\U0001f600",
        "é",
        "else",
        "42",
    ]
    return " ".join(chance.choice(words) for _ in range(count)).encode()


def test_every_opcode_of_the_simple_code_is_used_and_read() -> None:
    chance = random.Random(3)  # noqa: S311
    noise = bytes(chance.randrange(256) for _ in range(40_000))
    data = sentences(4000) + b"a" * 2000 + noise + sentences(500) + noise[:300] + noise[5:400] + b"xyz"
    used: Counter[str] = Counter()
    payload = lzvn(data, used)
    assert min(used.values()) > 0
    assert len(used) == 8
    out = bytearray()
    decode(payload, out, len(data))
    assert out == data
    assert decompress(lzvn_stream(data), len(data)) == data


@settings(max_examples=200, deadline=None)
@given(st.lists(st.binary(max_size=6), max_size=60).map(lambda parts: b"".join(parts * 3)))
def test_anything_that_is_compressed_comes_back(data: bytes) -> None:
    assert decompress(lzvn_stream(data), len(data)) == data


def test_blocks_of_all_kinds_in_one_stream() -> None:
    data = b"stored" + TEXT + b"more" * 9
    small = lzvn_stream(b"more" * 9)[:-4]
    stream = b"bvx-" + struct.pack("<I", 6) + b"stored" + REAL[:-4] + small + b"bvx$"
    assert decompress(stream, len(data)) == data


def test_a_stream_of_a_real_compressor_is_read() -> None:
    assert decompress(REAL, len(TEXT)) == TEXT


def test_the_same_block_with_an_unpacked_header_is_read() -> None:
    assert decompress(unpacked_header(REAL), len(TEXT)) == TEXT


def unpacked_header(stream: bytes) -> bytes:
    """A `bvx2` stream of one block rewritten as `bvx1`."""
    raw, first, second, third = struct.unpack_from("<I3Q", stream, 4)
    size = third & 0xFFFFFFFF
    bits = "".join(f"{byte:08b}"[::-1] for byte in stream[32:size])
    frequencies: list[int] = []
    prefixes = {"00": (0, 0), "01": (1, 0), "100": (2, 0), "101": (3, 0), "110": (4, 2), "1110": (8, 4), "1111": (24, 10)}
    while len(frequencies) < 360:
        prefix = next(prefix for prefix in prefixes if bits.startswith(prefix))
        base, extra = prefixes[prefix]
        digits = bits[len(prefix) : len(prefix) + extra]
        frequencies.append(base + int(digits[::-1] or "0", 2))
        bits = bits[len(prefix) + extra :]
    literal_bytes, match_bytes = first >> 20 & 0xFFFFF, second >> 40 & 0xFFFFF
    header = struct.pack(
        "<4s6Ii4Hi3H360H2x",
        b"bvx1",
        raw,
        literal_bytes + match_bytes,
        first & 0xFFFFF,
        first >> 40 & 0xFFFFF,
        literal_bytes,
        match_bytes,
        (first >> 60 & 7) - 7,
        *(second >> shift & 0x3FF for shift in (0, 10, 20, 30)),
        (second >> 60 & 7) - 7,
        *(third >> shift & 0x3FF for shift in (32, 42, 52)),
        *frequencies,
    )
    return header + stream[size:]


def test_it_agrees_with_the_native_library_where_that_is_installed() -> None:
    lzfse = pytest.importorskip("lzfse", reason="the package lzfse is not installed")
    chance = random.Random(5)  # noqa: S311
    for size in (0, 1, 7, 200, 4096, 60_000, 300_000):
        for data in (bytes(size), chance.randbytes(size), sentences(size // 4), bytes(chance.choices(b"ab  c", k=size))):
            assert decompress(lzfse.compress(data), len(data)) == data


def test_every_changed_bit_gives_bytes_or_the_one_error() -> None:
    for stream, expected in ((REAL, TEXT), (unpacked_header(REAL), TEXT), (lzvn_stream(TEXT), TEXT)):
        for at in range(0, len(stream), max(1, len(stream) // 150)):
            changed = bytearray(stream)
            changed[at] ^= 1 << at % 8
            with suppress(BadStreamError):
                assert len(decompress(bytes(changed), len(expected))) == len(expected)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([b"bvx1", b"bvx2", b"bvxn", b"bvx-"]), st.integers(0, 2000))
def test_any_bytes_give_the_one_error(data: bytes, mark: bytes, size: int) -> None:
    with pytest.raises(BadStreamError):
        decompress(mark + data, size)


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"\x06",
        b"\x1e",
        b"\x70",
        b"\xd3",
        b"\xe5ab",
        b"\xe0",
        b"\xf3",
        b"\x01",
        b"\x00\x00",
        b"\x07\x00",
        b"\xa0\x00",
        b"\x08\x05" + END,
        b"\x46a" + END,
        b"\xe1a\xf0\xff" + END,
        b"\xe1a" * 50 + END,
    ],
)
def test_broken_payloads_of_the_simple_code(payload: bytes) -> None:
    with pytest.raises(BadStreamError):
        decode(payload, bytearray(b"before"), 10)


def free_symbols(matches: int, literals: int, raw: int) -> bytes:
    """A block whose machines know but one symbol each, so that it takes no bits at all and as many steps as it likes."""
    frequencies = [0] * 360
    frequencies[0], frequencies[20], frequencies[40], frequencies[104] = 64, 64, 256, 1024
    return struct.pack("<4s6Ii4Hi3H", b"bvx1", raw, 0, literals, matches, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) + struct.pack(
        "<360H2x", *frequencies
    )


def test_blocks_that_take_no_bits_are_bounded_by_their_size() -> None:
    assert decompress(free_symbols(0, 40, 0) + b"bvx$", 0) == b""
    with pytest.raises(BadStreamError, match="larger than it can be"):
        decompress(free_symbols(10_000, 40_000, 0) * 300 + b"bvx$", 0)
    for literals, matches in ((40_001, 0), (0, 10_001)):
        with pytest.raises(BadStreamError, match="does not allow"):
            decompress(free_symbols(matches, literals, 0) + b"bvx$", 0)


TEXT = sentences(1200)
REAL = b85decode(
    "Vs>~k=Mw+`oB%Kd0H^{03+`+doPq=}tpET3KLk(#|3M-u004r3he!Khuc!(j9+<h;+(!oo`|9LiULD;WoLtO(aBy&NuvT^z0000000000000000N`%`0"
    "002sE#NHx0000000000004L*;79loUIqSvKLU<Ff$!lH*zf}U2yhGlumJ!7004ju02=^+R{;P30001hR{;P30000000000U;_XE004j~4-Xoe?pA~3sW"
    "TpV0fOD@Iai}sj>6IXnKKvLzZ<ifRD%~n?o0YpYN1i>j>T(9t8l1a_~qOHl{b1YeCJ<Dba0bC(V(`(QU}q8x);U(00000000000058zUrkfeWEUG_hLJ"
    "t6_9X);CKEZ!K?Q^V9o?wn9k%}$<4`3He88NUO@#xjGzH|V_Kd$Ru8cw*ayI}wf_ADAa?5=9&ONkezahZ&TE9ZGd$3m$xNO!Dnr8!}d&Mk8EA|>E<(ry"
    "c)_fAR6f2a|*#9Lqy(&RBs(8(tKkPZi9fHxHVu8}653>R{4S&k{kl7vK{7uiLt0fi5lZo6mWWwa*tC6StmRf^jee)|;pG2fK6%Pzvf4R(tWqcRFA4VT1"
    "mDrp0u#n_idK_T`oh$~Bp0*^QHjRf?rcoL#cQx&xP?!)>#60D*O0o!~)?ea}yX70isim1=;A6{k4$@gK%CM>6AND8B{hulRvJwDiLAP*Zf*dcJaNa(k*"
    "~U2DrmQ)D);)_v)w9<C1lBQtmd!ZETEQa630%7ZLtd|9#3M8@mO@qZkJ}jHwGDUVa(`ON_tFzH>9jK1-E$RMqS0;7mwD(+xA+95gFr*7c=)GniL9WxrU"
    "bYvPBrQJ)*tCz5T5X(uEUajMPwl2YVCT#<-bfut`0E1A3bLVyHbuf=$RS(tVNFnt=%(KGl<TF48(#1&Fu@4W-fe%sDgR82SKMPwxz#Ordz1#&4dlVSV#"
    "t3TDSE{htV*#%Kj*1&QPaF=|Wz0CMlI_Oai23S+|67;wg$`_<P&E<KYI52kkBT`&le$hytW%IIi^!p+0L7gmrHA(jqC>=M+==Lo>kL4+NXDmN51kN%0H"
    "TLv&<G&rY4yA8C6@!|~>RsZ>&@1ds4-2`m@^aSR_pbXNiI=h&|#mFcIzJ^=e{#r{^JB@cc2bh%m_G;8Xdc{Fej=Ja0NMuHza?GSMH>l-2wcHvy>S(s6H"
    "0G59i!SWBI%E7k+73yW(;yRQTcuL8o!lWv&N`2cgtA9k<^D70?`lZZsyOj1#A(MrYF2KNtGl?fBCig~cY<#Pk0Q^mXRGxS&wm5?3;&zN^+DR;5%)n3z5"
    "c`iO9I4i4lByc*Wx`PT_CAhOgH~xX1!=mHt31^qwM%iCn(k#L0~7RsESLCb$<Q2FMT|aU)?dx9eKb#Nd&RZrfc$58pbe6E6E8{z1C>}jz#D|@J&ErI-;"
    "5Pattp#vRt9WIi}`39Y^Cz^v|}A)Mgme`N+nK<Xf~<JIB`O5N;ieDRYE%vgMAeD?Y5xXI0)Jge%naAWoE`P#*Z2WK0-Tk{f#@~DqTj7o7~lc;)RE?azd"
    "K+_>Exr)5AbfOFya!<&S4{w-#)SX29qe59Z*MqevMo^9(x%*f2~KjJ`!u$|wWSd{vm<&zgjBns*I<N_=i3pv9&ab3E!X3+i$<=OQf%RjT7Kv@Bm6hBP$"
    "}>`vrc!Hh|s9eN#18zZ>rT;e#`?yJdzk-ZjlXnV@$gGt|ii>b6@$pn~dmWun)HFen+rB!A4_h9vL+`^JHc{b^3{X|#lv1l{WN>C$EXFE>597O}c<gzUp"
    "dBsRDT~bw>91`f0?Xq}BkPl*Zcq9"
)
"""`TEXT` as a native LZFSE compressor writes it: one `bvx2` block."""
