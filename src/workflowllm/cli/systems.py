"""What `--target` takes: a system, as the version of iOS that it is or came with."""

from __future__ import annotations

import re

import click

__all__ = ["system"]

_SYSTEM = re.compile(r"(?:(ios|ipados|macos)[ -]?)?(\d{1,3})(?:\.\d+)*", re.IGNORECASE)
_SYSTEMS = {"ios": (*range(12, 19), 26, 27), "ipados": (*range(13, 19), 26, 27), "macos": (*range(12, 16), 26, 27)}
_KNOWN = "ios12 to ios18, ios26, ios27; ipados13 to ipados18, ipados26, ipados27; macos12 to macos15, macos26, macos27"


def system(ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:
    """The version of iOS that `26`, `ios18.4` or `macos15` is or came with."""
    if value is None:
        return None
    match = _SYSTEM.fullmatch(value.strip())
    kind, version = ((match[1] or "ios").lower(), int(match[2])) if match else ("", 0)
    if version not in _SYSTEMS.get(kind, ()):
        raise click.BadParameter(f"{value!r} is no system that is known. Known are {_KNOWN}; a number alone is one of iOS", ctx, param)
    return version + 3 if kind == "macos" and version < 26 else version
