"""Archives and other inputs that mean harm."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tests.cli.kit import SMALL, run, shortcut
from workflowllm.cli import inputs
from workflowllm.errors import FileError
from workflowllm.shortcut.plain import MAX_BYTES


def archive(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return path


@pytest.fixture
def small(tmp_path: Path) -> bytes:
    return shortcut(tmp_path / "small.shortcut").read_bytes()


def test_an_archive_is_read_like_a_folder(small: bytes, tmp_path: Path) -> None:
    members = {"a.shortcut": small, "in/b.wflow": small, "in/c.json": b"{}", "__MACOSX/._a.shortcut": b"x", "d.txt": b"x"}
    result = run("transcribe", archive(tmp_path / "a.zip", members), "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert {str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*.py")} == {"a.py", "in/b.py"}
    assert (tmp_path / "out" / "a.py").read_text(encoding="utf-8") == SMALL


@pytest.mark.parametrize("name", ["../a.shortcut", "in/../../a.shortcut", "/a.shortcut", "C:\\a.shortcut", "..\\a.shortcut"])
def test_names_that_lead_out_are_refused_and_the_rest_is_read(name: str, small: bytes, tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {name: small, "good.shortcut": small})
    out = tmp_path / "deep" / "out"
    result = run("transcribe", path, "--out", out)
    assert result.exit_code == 1
    assert "the name leads out of the archive" in result.stderr
    assert {file.name for file in (tmp_path / "deep").rglob("*") if file.is_file()} == {"good.py", "report.json"}
    assert {file.name for file in tmp_path.iterdir()} == {"small.shortcut", "a.zip", "deep"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_two_shortcuts(small: bytes, tmp_path: Path) -> None:
    other = shortcut(tmp_path / "other.shortcut", 'comment("the other")\n').read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
        file.writestr("a.shortcut", small)
        file.writestr("a.shortcut", other)
    run("transcribe", tmp_path / "a.zip", "--out", tmp_path / "out")
    assert (tmp_path / "out" / "a.py").read_text("utf-8") == SMALL
    assert (tmp_path / "out" / "a (2).py").read_text("utf-8") == 'comment("the other")\n'


def test_too_many_entries(small: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "MAX_MEMBERS", 2)
    path = archive(tmp_path / "a.zip", {f"{number}.shortcut": small for number in range(3)})
    result = run("roundtrip", path)
    assert result.exit_code == 2
    assert "more than 2 entries" in result.stderr


def test_a_directory_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    directory = b"PK\x01\x02" + bytes(3 << 20)
    end = b"PK\x05\x06" + bytes(8) + len(directory).to_bytes(4, "little") + bytes(6)
    path.write_bytes(b"PK\x03\x04" + directory + end)
    with pytest.raises(FileError, match="larger directory"):
        inputs._open(str(path))


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "MAX_UNPACKED", 1 << 20)
    path = archive(tmp_path / "a.zip", {"a.json": bytes(1 << 19), "b.plist": bytes(1 << 19), "c.shortcut": b"x"})
    assert path.stat().st_size < 5_000
    monkeypatch.setattr(inputs, "_unpacked", lambda *_: pytest.fail("unpacked"))
    assert run("roundtrip", path).exit_code == 2


def test_a_size_that_lies_gives_no_more_than_it_says(small: bytes, tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"a.shortcut": bytes(1 << 20), "b.shortcut": small})
    data = path.read_bytes().replace((1 << 20).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    path.write_bytes(data)
    result = run("transcribe", path, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "b.py" in {file.name for file in (tmp_path / "out").iterdir()}


def test_damaged_archives_are_refused_at_every_cut(small: bytes, tmp_path: Path) -> None:
    whole = archive(tmp_path / "a.zip", {"a.shortcut": small, "b.shortcut": small}).read_bytes()
    for cut in range(4, len(whole), 101):
        path = tmp_path / f"{cut}.zip"
        path.write_bytes(whole[:cut])
        assert run("roundtrip", path).exit_code == 2
    for place in range(4, len(whole), 47):
        path = tmp_path / f"flip{place}.zip"
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        result = run("roundtrip", path)
        assert result.exit_code in (0, 1, 2)
        assert result.exception is None or isinstance(result.exception, SystemExit), place
        assert "a fault of this program" not in result.stderr, place


def test_an_archive_on_standard_input_is_told_apart(small: bytes) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr("a.shortcut", small)
    result = run("transcribe", "-", data=data.getvalue())
    assert result.exit_code == 2
    assert "Name the archive" in result.stderr


def test_links_are_known_and_not_followed_until_loaded() -> None:
    link = "https://www.icloud.com/shortcuts/00112233445566778899aabbccddeeff"
    source = inputs.one(link)
    assert (source.kind, source.stem) == ("link", "00112233445566778899aabbccddeeff")


def test_a_file_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.shortcut"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    result = run("inspect", path)
    assert result.exit_code == 2
    assert "bytes" in result.stderr
