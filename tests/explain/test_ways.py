"""How data goes from a source to a way out, and where it does not."""

from __future__ import annotations

import pytest

from tests.explain.kit import flows, report

_OWN = "is_workflow_actions_"
_FROM = f"who = {_OWN}filter_contacts()\n"
_TO = f'{_OWN}downloadurl(WFURL="https://a.example", WFHTTPHeaders={{"k": f"{{y}}"}})\n'

WAYS = {
    "variable": "y = who\n",
    "text": f'y = {_OWN}gettext(WFTextActionText=f"Dear {{who}}")\n',
    "property": f'y = {_OWN}gettext(WFTextActionText=f"{{who.Name}}")\n',
    "dictionary": f'd = {_OWN}dictionary(WFItems={{"a": f"{{who}}"}})\ny = {_OWN}getvalueforkey(WFInput=d, WFDictionaryKey="a")\n',
    "list": f'l = {_OWN}list(WFItems=["a", f"{{who}}"])\ny = {_OWN}getitemfromlist(WFInput=l)\n',
    "append": "z.append(who)\ny = z\n",
    "repeat": "for item in who:\n    y = item\n",
    "repeat result": f'for item in who:\n    {_OWN}gettext(WFTextActionText=f"{{item}}")\ny = results_of_repeat()\n',
    "if result": f'if who is not None:\n    {_OWN}gettext(WFTextActionText=f"{{who}}")\ny = result_of_if()\n',
    "menu result": f'match menu():\n    case "a":\n        {_OWN}gettext(WFTextActionText=f"{{who}}")\ny = result_of_menu()\n',
    "one branch": f'y = {_OWN}gettext(WFTextActionText="a")\nif who is not None:\n    y = who\n',
    "pass-through": f"shown = {_OWN}previewdocument(WFInput=who)\ny = shown\n",
    "coding": f"y = {_OWN}base64encode(WFInput=who)\n",
    "clipboard": f"{_OWN}setclipboard(WFInput=who)\ny = {_OWN}getclipboard()\n",
    "later round": "for index in range(1, 4):\n    y = z\n    z = who\n",
}


@pytest.mark.parametrize("way", WAYS, ids=WAYS.keys())
def test_data_is_followed(way: str) -> None:
    assert ("contacts", "network", "a.example") in flows(_FROM + WAYS[way] + _TO)


NOT = {
    "overwritten": f'y = who\nt = {_OWN}gettext(WFTextActionText="a")\ny = t\n',
    "condition only": f'y = {_OWN}gettext(WFTextActionText="a")\nif who is not None:\n    y = {_OWN}gettext(WFTextActionText="b")\n',
    "other variable": f'z = who\ny = {_OWN}gettext(WFTextActionText="a")\n',
    "branch that ends": f'y = {_OWN}gettext(WFTextActionText="a")\nif who is not None:\n    y = who\n    {_OWN}exit()\n',
    "after the request": "",
}


@pytest.mark.parametrize("way", NOT, ids=NOT.keys())
def test_data_is_not_invented(way: str) -> None:
    after = "y = who\n" if way == "after the request" else ""
    assert not flows(_FROM + NOT[way] + _TO + after)


def test_implicit_input_is_followed() -> None:
    assert flows(f"{_OWN}filter_contacts()\n{_OWN}detect_text()\n{_OWN}setclipboard()\n") == {
        ("contacts", "clipboard", "the clipboard, which other apps can read")
    }


def test_a_shortcut_that_runs_itself_takes_its_own_input() -> None:
    run = f'{_OWN}runworkflow(WFInput=who, WFWorkflow=dict(workflowName="Me", isSelf=True))\n'
    text = f'{_OWN}downloadurl(WFURL=f"https://a.example/{{shortcut_input()}}")\n' + _FROM + run
    assert flows(text) == {("contacts", "network", "a.example"), ("input", "network", "a.example")}


def test_a_flow_has_its_lines_and_its_way() -> None:
    text = _FROM + "z = who\n" + f'letter = {_OWN}gettext(WFTextActionText=f"Hi {{z}}")\ny = letter\n' + _TO
    found = report(text)
    (flow,) = found.flows
    assert (flow.sources, flow.sink) == ((0,), 4)
    assert (found.lines_of(flow.sources), found.lines_of([flow.sink])) == ([1], [5])
    assert flow.way == ("who", "z", "letter", "y")


def test_every_source_of_a_flow_is_named() -> None:
    text = f"a = {_OWN}filter_contacts()\nb = {_OWN}selectcontacts()\ny.append(a)\ny.append(b)\n" + _TO
    (flow,) = report(text).flows
    assert flow.sources == (0, 1)


OLD = '# /// shortcut\n# client_version = "778"\n# ///\n'


def test_an_old_action_of_an_unknown_app_takes_what_is_before_it() -> None:
    text = f"{_OWN}filter_contacts()\nnet_whatsapp_WhatsApp_send()\n"
    assert flows(OLD + text) == {("contacts", "app", "WhatsApp")}
    assert flows(text) == set()


GOT = {
    "answer": f'a = {_OWN}downloadurl(WFURL=f"https://b.example/{{who}}")\ny = {_OWN}getvalueforkey(WFInput=a, WFDictionaryKey="k")\n',
    "upload": f'y = {_OWN}downloadurl(WFURL="https://b.example", WFHTTPMethod="POST", WFHTTPBodyType="File", WFRequestVariable=who)\n',
    "page": f'y = {_OWN}getwebpagecontents(WFInput=f"https://b.example/{{who}}")\n',
    "lookup": f'd = {_OWN}dictionary(WFItems={{"a": "b"}})\ny = {_OWN}getvalueforkey(WFInput=d, WFDictionaryKey=f"{{who}}")\n',
    "search": f'y = {_OWN}searchappstore(WFSearchTerm=f"{{who}}")\n',
}


@pytest.mark.parametrize("way", GOT, ids=GOT.keys())
def test_what_was_got_with_data_is_followed_and_named(way: str) -> None:
    found = [flow for flow in report(_FROM + GOT[way] + _TO).flows if flow.to == "a.example"]
    assert [(flow.what, flow.indirect, flow.level) for flow in found] == [("contacts", True, "medium")]


def test_a_header_is_not_in_the_answer() -> None:
    asked = f'y = {_OWN}downloadurl(WFURL="https://b.example", WFHTTPHeaders={{"k": f"{{who}}"}})\n'
    assert {flow.to for flow in report(_FROM + asked + _TO).flows} == {"b.example"}


def test_the_data_itself_comes_before_what_was_got_with_it() -> None:
    both = f'a = {_OWN}downloadurl(WFURL=f"https://b.example/{{who}}")\ny = {_OWN}gettext(WFTextActionText=f"{{a}} {{who}}")\n'
    found = [flow for flow in report(_FROM + both + _TO).flows if flow.to == "a.example"]
    assert [(flow.indirect, flow.level) for flow in found] == [(False, "high")]
