"""Law 1 on one property list: in each of the three formats, what is written equals what was read.

The comparison is made by `plistlib` and `json`, never by this project's own reader, and is typed.
"""

from __future__ import annotations

import json
import plistlib
import re
from base64 import b64encode
from datetime import datetime
from typing import Any

from tests.corpus import typed, whole_seconds
from workflowllm.shortcut.container import pack, unpack

_TAG = re.compile(r"\$+(bytes|date)")


def check_container_law(tree: dict[str, Any]) -> None:
    """Write `tree` in every format and have the standard library read it.

    Raises:
        AssertionError: If it is not the same tree.
    """
    binary, xml, text = pack(tree, "binary"), pack(tree, "xml"), pack(tree, "json")
    assert typed(plistlib.loads(binary)) == typed(tree)
    # The one thing a format cannot hold: XML has whole seconds. The fraction stands beside it for this project's own reader.
    assert typed(plistlib.loads(xml)) == typed(whole_seconds(tree))
    assert typed(json.loads(text)) == typed(tagged(tree))
    for data, form in ((binary, "binary"), (xml, "xml"), (text, "json")):
        again, container = unpack(data)
        assert typed(again) == typed(tree)
        assert (container.format, container.signature) == (form, None)


def tagged(value: Any) -> Any:
    """What JSON holds for a value, spelt out apart from the writer: the documented tags, and their escape."""
    if isinstance(value, bytes):
        return {"$bytes": b64encode(value).decode("ascii")}
    if isinstance(value, datetime):
        return {"$date": value.isoformat() + "Z"}
    if isinstance(value, list):
        return [tagged(item) for item in value]
    if isinstance(value, dict):
        escape = "$" if len(value) == 1 and _TAG.fullmatch(next(iter(value))) else ""
        return {escape + key: tagged(item) for key, item in value.items()}
    return value
