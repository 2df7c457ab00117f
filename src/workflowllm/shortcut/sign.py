"""Signing, which only Apple's own `shortcuts` command on a Mac can do, and what to do where it is not.

Since iOS 15 an iPhone or iPad opens signed shortcuts only. Reading signed files needs no Mac; making them does.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Final, Literal

from workflowllm.errors import FileError

__all__ = ["Mode", "next_steps", "sign"]

Mode = Literal["anyone", "people-who-know-me"]
"""Who may open the signed file. For `anyone` Apple stores a copy of the shortcut in iCloud."""

_PROGRAM: Final = "shortcuts"


def sign(path: str | os.PathLike[str], out: str | os.PathLike[str], mode: Mode = "anyone", *, timeout: float = 120.0) -> Path:
    """Sign a shortcut with Apple's command.

    Args:
        path: The unsigned file.
        out: The signed file to write; its name becomes the name of the shortcut. It appears whole or not at all.
        mode: Who may open it.
        timeout: Seconds to wait for the command, which talks to Apple.

    Raises:
        FileError: If the command is missing, fails, or leaves no signed file; says what to do.
    """
    source, target = Path(path).resolve(), Path(out).resolve()
    program = shutil.which(_PROGRAM)
    if program is None:
        raise FileError("this machine cannot sign shortcuts", where=str(path), advice=next_steps(path))
    unfinished = target.with_name(f".{target.stem}.unfinished.shortcut")
    command = [program, "sign", "--mode", mode, "--input", str(source), "--output", str(unfinished)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=timeout, check=False, stdin=subprocess.DEVNULL)  # noqa: S603
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip()[:500] or f"status {done.returncode}"
            raise FileError(f"signing failed: {said}", where=str(path), advice="Sign in to iCloud on this Mac and try again")
        if not unfinished.is_file() or unfinished.read_bytes()[:4] != b"AEA1":
            raise FileError("the command left no signed file", where=str(path), advice="Try it by hand: " + shlex.join(command))
        unfinished.replace(target)
    except subprocess.TimeoutExpired:
        raise FileError(f"signing took longer than {timeout:g} seconds", where=str(path), advice="Check the network") from None
    except OSError as error:
        raise FileError(f"the signing command could not be run: {error}", where=str(path), advice=next_steps(path)) from None
    finally:
        unfinished.unlink(missing_ok=True)
    return target


def next_steps(path: str | os.PathLike[str]) -> str:
    """What a person does with an unsigned shortcut, in plain words."""
    name = Path(path).name
    signed = f"{Path(path).stem} signed.shortcut"
    command = shlex.join([_PROGRAM, "sign", "--mode", "anyone", "--input", name, "--output", signed])
    return (
        f"{name} is not signed, and iPhone and iPad open signed shortcuts only.\n"
        "On a Mac (macOS 12 or later) that is signed in to iCloud, run\n"
        f"    {command}\n"
        "then open the new file there, or send it to the iPhone with AirDrop or Files and tap Add Shortcut.\n"
        "The name of the file becomes the name of the shortcut, so rename it as you like.\n"
        "With --mode anyone Apple keeps a copy in iCloud; with --mode people-who-know-me it does not, and only you and people\n"
        "who have you among their contacts can open the file.\n"
        "Without a Mac, someone who has one can sign it for you; whoever signs a shortcut can read it."
    )
