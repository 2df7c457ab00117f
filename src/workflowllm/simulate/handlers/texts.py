"""Actions on text."""

from __future__ import annotations

from typing import Final

from workflowllm.simulate import content as contents
from workflowllm.simulate.call import Call
from workflowllm.simulate.coerce import text_of
from workflowllm.simulate.content import NOTHING, Content, Item
from workflowllm.simulate.handlers.marking import runs
from workflowllm.simulate.outcome import LimitReached

__all__ = [
    "base64_encode",
    "change_case",
    "combine_text",
    "detect_text",
    "get_group",
    "get_text",
    "hash_text",
    "match_text",
    "replace_text",
    "split_text",
    "trim_text",
    "url_encode",
]

_SECONDS: Final = 1.0
"""For one search: long enough that a pattern ends or runs away, so that the Trace does not depend on the machine."""


@runs("gettext")
def get_text(call: Call) -> Content:
    """Text: its text with variables replaced by their text (behaviour: action definition)."""
    return (contents.text(call.text("WFTextActionText")),)


@runs("detect.text")
def detect_text(call: Call) -> Content:
    """Get Text from Input: the text of each item (action definition)."""
    return tuple([contents.text(text_of(item, call.region)) for item in call.input])


@runs("text.combine")
def combine_text(call: Call) -> Content:
    """Combine Text: joined by new lines, spaces, or a text of one's own (action definition; device tests)."""
    from workflowllm.simulate.splitting import combine_text as combined

    pieces = [text_of(item, call.region) for item in call.content("text")]
    return (contents.text(combined(pieces, call.choice("WFTextSeparator", "New Lines"), call.text("WFTextCustomSeparator"))),)


@runs("text.split")
def split_text(call: Call) -> Content:
    """Split Text: by new lines, spaces, every character, or a text of one's own; every item by itself (device tests)."""
    from workflowllm.simulate.splitting import split_text as pieces

    separator, custom = call.choice("WFTextSeparator", "New Lines"), call.text("WFTextCustomSeparator")
    found = [piece for item in call.content("text") for piece in pieces(text_of(item, call.region), separator, custom)]
    return contents.texts(found)


@runs("text.changecase")
def change_case(call: Call) -> Content:
    """Change Case (device tests for each case but the alternating one, which shows itself in its name)."""
    from workflowllm.simulate.casing import CASES
    from workflowllm.simulate.casing import change_case as changed

    said = call.choice("WFCaseType", "UPPERCASE")
    case = said if said in CASES else next((name for name in CASES if name.casefold() == said.casefold().rstrip(".")), said)
    if case not in CASES:
        call.run.made_up.append(f"a text in the case {said[:60]!r}, which is not known here")
    given = [text_of(item, call.region) for item in call.content("text")]
    return contents.texts([text if (found := changed(text, case)) is None else found for text in given])


@runs("text.trimwhitespace")
def trim_text(call: Call) -> Content:
    """Trim Whitespace: white space and line ends at both ends (action definition)."""
    from workflowllm.simulate.splitting import trim_whitespace

    return contents.texts([trim_whitespace(text_of(item, call.region)) for item in call.input])


@runs("text.replace")
def replace_text(call: Call) -> Content:
    """Replace Text: every occurrence, with regard to case by default; on demand an ICU pattern with `$1` (device tests).

    Without a replacement what is found is deleted (claim).
    """
    from workflowllm.simulate import icu

    find, replacement = call.text("WFReplaceTextFind"), call.text("WFReplaceTextReplace")
    ignore = not call.boolean("WFReplaceTextCaseSensitive", True)
    found = []
    for item in call.content("WFInput"):
        value = text_of(item, call.region)
        call.run.charge(len(value))
        try:
            if call.boolean("WFReplaceTextRegularExpression", False):
                pattern = icu.compile_pattern(find, ignore_case=ignore)
                value = icu.replace_all(pattern, value, replacement, deadline_seconds=_SECONDS)
            elif find:
                value = icu.replace_literal(value, find, replacement, ignore_case=ignore)
        except icu.RegexError as error:
            raise call.fail(f"Replace Text failed because the regular expression is not valid: {error}") from None
        except icu.RegexTimeout as error:
            raise LimitReached("seconds", f"Replace Text: {error}") from None
        found.append(value)
    return contents.texts(found)


@runs("text.match")
def match_text(call: Call) -> Content:
    """Match Text: every match of an ICU pattern as an item; none gives nothing (action definition; claim)."""
    from workflowllm.simulate import icu

    found: list[Item] = []
    try:
        pattern = icu.compile_pattern(call.text("WFMatchTextPattern"), ignore_case=not call.boolean("WFMatchTextCaseSensitive", True))
        for item in call.content("text"):
            value = text_of(item, call.region)
            call.run.charge(len(value))
            for match in icu.find_all(pattern, value, deadline_seconds=_SECONDS, most=call.run.limits.items):
                found.append(Item("text", match.text, "", {"Groups": tuple([group or "" for group in match.groups[1:]])}))
    except icu.RegexError as error:
        raise call.fail(f"Match Text failed because the regular expression is not valid: {error}") from None
    except icu.RegexTimeout as error:
        raise LimitReached("seconds", f"Match Text: {error}") from None
    return tuple(found)


@runs("text.match.getgroup")
def get_group(call: Call) -> Content:
    """Get Group from Matched Text: group n is `$n`, 0 the whole match; of several matches one flat list (device report).

    Choice: a group that took no part is an empty text.
    """
    matches = call.content("matches") or call.input
    everything = call.choice("WFGetGroupType", "Group At Index") == "All Groups"
    number = call.whole("WFGroupIndex", 1)
    found: list[str] = []
    for match in matches:
        groups = match.properties.get("Groups", ())
        if everything:
            found.extend(groups)
        elif number == 0:
            found.append(text_of(match, call.region))
        elif 0 < number <= len(groups):
            found.append(groups[number - 1])
    return contents.texts(found)


@runs("base64encode")
def base64_encode(call: Call) -> Content:
    """Base64 Encode: a line break every 76 characters by default; decoding gives text where it is text (device tests)."""
    from workflowllm.simulate.encoding import decode_base64, encode_base64

    found: list[Item] = []
    for item in call.input:
        if call.choice("WFEncodeMode", "Encode") == "Encode":
            data = item.value.data if isinstance(item.value, contents.Blob) else text_of(item, call.region).encode("utf-8", "replace")
            found.append(contents.text(encode_base64(data, call.choice("WFBase64LineBreakMode", "Every 76 Characters"))))
            continue
        decoded = decode_base64(text_of(item, call.region))
        if decoded is None:
            continue
        found.append(contents.file(decoded, "Decoded") if _is_binary(decoded) else contents.text(decoded.decode("utf-8")))
    return tuple(found)


def _is_binary(data: bytes) -> bool:
    try:
        return "\0" in data.decode("utf-8")
    except UnicodeDecodeError:
        return True


@runs("urlencode")
def url_encode(call: Call) -> Content:
    """URL Encode: percent escapes on or off (action definition)."""
    from workflowllm.simulate.encoding import decode_url, encode_url

    change = encode_url if call.choice("WFEncodeMode", "Encode") == "Encode" else decode_url
    return contents.texts([change(text_of(item, call.region)) for item in call.input])


@runs("hash")
def hash_text(call: Call) -> Content:
    """Generate Hash: MD5 by default, in lower-case hexadecimal (action definition; device tests)."""
    from workflowllm.simulate.encoding import hash_data

    found = []
    for item in call.input:
        data = item.value.data if isinstance(item.value, contents.Blob) else text_of(item, call.region).encode("utf-8", "replace")
        digest = hash_data(data, call.choice("WFHashType", "MD5"))
        found.append(digest or "")
    return contents.texts(found) if found else NOTHING
