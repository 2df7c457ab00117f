"""Hostile programs meet a limit, or the device's error, and say so; none takes longer than two seconds, or comes out of the device."""

from __future__ import annotations

import base64
import io
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from workflowllm import from_python
from workflowllm.simulate.device.contents import File
from workflowllm.simulate.device.defaults import default_device
from workflowllm.simulate.device.model import Device, Network, OtherShortcut, Response
from workflowllm.simulate.engine import simulate
from workflowllm.simulate.trace import Trace
from workflowllm.workflow import Workflow

A = "is_workflow_actions_"


def bomb() -> bytes:
    """An archive of a few kilobytes that unpacks to a gigabyte."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for number in range(20):
            archive.writestr(f"{number}.txt", b"\0" * 50_000_000)
    return target.getvalue()


def picture_of_a_billion_pixels() -> bytes:
    """A PNG whose header says that it is 40,000 by 40,000."""
    header = bytes.fromhex("89504e470d0a1a0a0000000d49484452") + (40_000).to_bytes(4, "big") * 2 + bytes.fromhex("0802000000")
    import zlib

    return header + zlib.crc32(header[12:]).to_bytes(4, "big") + bytes.fromhex("0000000049454e44ae426082")


XML_BOMB = (
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaaaaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(10))
    + "]><rss><channel><item><title>&k;</title></item></channel></rss>"
)


def _read(content: bytes) -> Workflow:
    return from_python(content.decode())


def run(text: str, device: Device | None = None) -> Trace:
    start = time.process_time()
    trace = simulate(from_python(text.replace("@", A)), device, name="Me", reader=_read)
    assert time.process_time() - start < 2
    return trace


def with_file(path: str, data: bytes) -> Device:
    return replace(default_device(), files=(File(path, data),))


OPEN = '@documentpicker_open(WFGetFilePath="{}", WFShowFilePicker=False)'

LIMITS = {
    "endless loop": ("for i in range(1, 1000000001):\n    @nothing()\n", "actions ran"),
    "loops in loops": (
        "for i in range(1, 1001):\n    for j in range(1, 1001):\n        for k in range(1, 1001):\n            @nothing()\n",
        "actions ran",
    ),
    "self-call": ('@runworkflow(WFWorkflow={"isSelf": True, "workflowName": "Me"})\n', "run each other"),
    "self-call by name": ('@runworkflow(WFWorkflowName="Me")\n', "run each other"),
    "list doubling": ("x = ['a', 'b']\nfor i in range(1, 60):\n    for item in x:\n        x.append(item)\n", "items"),
    "text doubling": ('x = "aaaaaaaaaaaaaaaa"\nfor i in range(1, 60):\n    x = f"{x}{x}"\n', "characters"),
    "catastrophic pattern": ('x = @text_match(text="' + "a" * 40 + '!", WFMatchTextPattern="(a|a|aa)+(a|aa|b)+$")\n', ""),
    "huge repeat count": ("for i in range(1, 9000000000000000000):\n    @nothing()\n", "actions ran"),
}


@pytest.mark.parametrize("name", LIMITS)
def test_a_limit_is_met_and_named(name: str) -> None:
    text, word = LIMITS[name]
    trace = run(text)
    assert trace.outcome == "limit" or (name == "catastrophic pattern" and trace.outcome == "finished")
    assert word in trace.message


def test_two_shortcuts_that_run_each_other_meet_a_limit() -> None:
    other = 'is_workflow_actions_runworkflow(WFWorkflowName="{}")\n'
    shortcuts = (OtherShortcut("A", content=other.format("B").encode()), OtherShortcut("B", content=other.format("A").encode()))
    trace = run('@runworkflow(WFWorkflowName="A")\n', replace(default_device(), shortcuts=shortcuts))
    assert (trace.outcome, "run each other" in trace.message) == ("limit", True)


def test_another_shortcut_is_run_and_its_stop_ends_only_itself() -> None:
    content = b'is_workflow_actions_output(WFOutput="inner")\nis_workflow_actions_showresult(Text="never")\n'
    device = replace(default_device(), shortcuts=(OtherShortcut("A", content=content), OtherShortcut("Broken", content=b"while 1:\n")))
    trace = run('x = @runworkflow(WFWorkflowName="A")\n@showresult(Text=f"{x}")\n', device)
    assert (trace.outcome, trace.effects[-1].details["text"]) == ("finished", "inner")
    assert "0/1" not in [step.place for step in trace.steps]
    assert {"0", "1"} <= {step.place for step in trace.steps}
    assert run('@runworkflow(WFWorkflowName="Broken")\n', device).outcome == "error"


def test_an_archive_bomb_is_not_unpacked() -> None:
    text = f"x = {OPEN.format('bomb.zip')}\ny = @unzip(WFArchive=x)\n"
    trace = run(text, with_file("/Shortcuts/bomb.zip", bomb()))
    assert trace.outcome in ("error", "limit")
    assert "unpacks to over" in trace.message or "characters" in trace.message


def test_a_picture_of_a_billion_pixels_is_not_opened() -> None:
    text = f"x = {OPEN.format('big.png')}\ny = @image_resize(WFImage=x, WFImageResizeWidth=10)\n"
    trace = run(text, with_file("/Shortcuts/big.png", picture_of_a_billion_pixels()))
    assert trace.outcome == "error"


def test_a_picture_that_would_be_made_too_large_is_not_made() -> None:
    trace = run("x = @getlastphoto()\ny = @image_resize(WFImage=x, WFImageResizeWidth=900000, WFImageResizeHeight=900000)\n")
    assert trace.outcome == "error"


def test_entities_in_a_feed_do_not_grow() -> None:
    device = replace(default_device(), network=Network(responses=(Response("https://example.com/f", content=XML_BOMB.encode()),)))
    trace = run('x = @rss(WFRSSFeedURL="https://example.com/f")\n', device)
    assert trace.outcome in ("error", "limit")


@pytest.mark.parametrize("path", ["../../etc/passwd", "a/../../../b", "/../x", "x" * 5000, "a\x00b"])
def test_no_path_leaves_the_device(path: str) -> None:
    named = from_python(f"x = {A}documentpicker_open(WFGetFilePath={path!r}, WFShowFilePicker=False)\n")
    trace = simulate(named)
    assert trace.outcome == "error"
    saved = from_python(f'{A}documentpicker_save(WFInput="x", WFAskWhereToSave=False, WFFileDestinationPath={path!r})\n')
    assert simulate(saved).outcome == "error"
    assert not Path("/etc/passwd.txt").exists()


def test_names_in_an_archive_stay_inside() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("../../evil.txt", "x")
    text = (
        f"x = {OPEN.format('a.zip')}\ny = @unzip(WFArchive=x)\n"
        '@documentpicker_save(WFInput=y, WFAskWhereToSave=False, WFFileDestinationPath="/out/")\n'
    )
    trace = run(text, with_file("/Shortcuts/a.zip", target.getvalue()))
    assert [effect.target for effect in trace.effects if effect.verb == "created"] == ["file:/Shortcuts/out/evil.txt"]


def test_nothing_of_a_shortcut_is_run_here(tmp_path: Path) -> None:
    target = tmp_path / "made"
    script = f"open({str(target)!r}, 'w')"
    code = base64.b64encode(script.encode()).decode()
    trace = run(f"x = @runshellscript(Script={'touch ' + str(target)!r})\ny = @runjavascriptonwebpage(WFJavaScript={code!r})\n")
    assert trace.outcome == "finished"
    assert not target.exists()
