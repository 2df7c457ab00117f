"""Where an address leads, and what hides it."""

from __future__ import annotations

import base64

import pytest

from tests.explain.kit import flows
from workflowllm.explain.constants import Template
from workflowllm.explain.destination import MADE, address

ADDRESSES: list[tuple[Template, str, str]] = [
    (("https://a.example/x?",), "web", "a.example"),
    (("https://a.example/x?", None), "web", "a.example"),
    (("https://a.example", None), "unknown", MADE),  # may become a.example.other.org
    (("https://a.example@b.example/", None), "web", "b.example"),
    (("https://a.example/@b.example",), "web", "a.example"),
    (("https://user:pass@a.example:8080/",), "web", "a.example"),
    (("https://A.Example./",), "web", "a.example"),
    (("https://", None, "/x"), "unknown", MADE),
    ((None, "https://a.example/"), "unknown", MADE),
    (("a.example/x",), "web", "a.example"),
    (("a.example:80/x",), "web", "a.example"),
    (("http://10.0.0.1/x",), "local", "10.0.0.1"),
    (("http://hub.local",), "local", "hub.local"),
    (("https://exаmple.com/",), "web", "xn--exmple-4nf.com"),  # a Cyrillic letter
    (("tel:+15550100",), "call", "+15550100"),
    (("tel:", None), "call", "somebody chosen while it runs"),
    (("sms:+15550100&body=", None), "message", "+15550100"),
    (("mailto:a@b.example?body=", None), "mail", "a@b.example"),
    (("data:text/html,hello",), "script", "a page made here, whose scripts may reach any server"),
    (("",), "none", "nowhere: it is empty"),
    (("file:///x",), "file", "a file of the device"),
    (("things:///add",), "app", "the app that opens things:"),
    ((None,), "unknown", MADE),
    ((), "unknown", MADE),
]


@pytest.mark.parametrize(("template", "kind", "to"), ADDRESSES)
def test_an_address_leads_where_its_constant_parts_say(template: Template, kind: str, to: str) -> None:
    found = address(template)
    assert (found.kind, found.to) == (kind, to)


_OWN = "is_workflow_actions_"
_X = f"x = {_OWN}getcurrentlocation()\n"
_SEND = f'{_OWN}downloadurl(WFURL=f"{{u}}", WFHTTPHeaders={{"k": f"{{x}}"}})\n'

HIDDEN = {
    "url action": f'u = {_OWN}url(WFURLActionURL="https://a.example/x")\n',
    "in parts": f'h = {_OWN}gettext(WFTextActionText="a.exa")\nu = {_OWN}gettext(WFTextActionText=f"https://{{h}}mple/")\n',
    "variables": f'a = {_OWN}gettext(WFTextActionText="https://a.example/")\nb = a\nu = b\n',
    "dictionary": f'd = {_OWN}dictionary(WFItems={{"u": "https://a.example/"}})\nu = d["u"]\n',
    "inner dictionary": f'd = {_OWN}dictionary(WFItems={{"s": {{"u": "https://a.example/"}}}})\nu = d["s.u"]\n',
    "base64": f'b = {_OWN}gettext(WFTextActionText="{base64.b64encode(b"https://a.example/").decode()}")\n'
    f'u = {_OWN}base64encode(WFInput=b, WFEncodeMode="Decode")\n',
}


@pytest.mark.parametrize("way", HIDDEN, ids=HIDDEN.keys())
def test_a_host_is_found_where_it_is_hidden(way: str) -> None:
    assert flows(_X + HIDDEN[way] + _SEND) == {("location", "network", "a.example")}


def test_every_host_of_several_is_named() -> None:
    text = _X + f'u = {_OWN}gettext(WFTextActionText="https://a.example/")\nif x is None:\n'
    text += f'    u = {_OWN}gettext(WFTextActionText="https://b.example/")\n' + _SEND
    assert flows(text) == {("location", "network", "a.example"), ("location", "network", "b.example")}


def test_an_address_that_is_computed_is_said_to_be() -> None:
    text = _X + f'a = {_OWN}gettext(WFTextActionText="hXXps://a.example/")\n'
    text += f'u = {_OWN}text_replace(WFInput=f"{{a}}", WFReplaceTextFind="XX", WFReplaceTextReplace="tt")\n' + _SEND
    assert flows(text) == {("location", "network", MADE)}


def test_a_link_that_is_opened_is_its_own_address() -> None:
    assert flows(f"x = {_OWN}getclipboard()\n{_OWN}openurl(WFInput=x)\n") == {("clipboard", "web", "the address that it holds")}
    put = f'x = {_OWN}getclipboard()\ny = {_OWN}text_combine(text=["https:", f"{{x}}"])\n{_OWN}openurl(WFInput=y)\n'
    assert flows(put) == {("clipboard", "web", MADE)}


def test_an_address_that_another_app_puts_together_is_none_of_the_data_itself() -> None:
    made = f'x = {_OWN}filter_contacts()\ny = com_example_Tool_BuildURL(host="a.example", query=x)\n{_OWN}openurl(WFInput=y)\n'
    assert ("contacts", "web", MADE) in flows(made)


def test_details_of_a_link_are_still_that_link() -> None:
    text = f'x = {_OWN}filter_reminders()\ny = {_OWN}properties_reminders(WFInput=x, WFContentItemPropertyName="URL")\n'
    assert flows(text + f"{_OWN}openurl(WFInput=y)\n") == {("reminders", "web", "the address that it holds")}


def test_a_host_is_found_in_json() -> None:
    text = _X + f"""j = {_OWN}gettext(WFTextActionText='{{"u": "https://a.example/"}}')\nu = j.as_dictionary()["u"]\n""" + _SEND
    assert flows(text) == {("location", "network", "a.example")}
