"""Each kind of source, by every action or value that gives it, into a request."""

from __future__ import annotations

import pytest

from tests.explain.kit import flows

_OWN = "is_workflow_actions_"

SOURCES = [
    ("contacts", f"{_OWN}filter_contacts()"),
    ("contacts", f"{_OWN}selectcontacts()"),
    ("photos", f"{_OWN}selectphoto()"),
    ("photos", f"{_OWN}getlastphoto()"),
    ("camera", f"{_OWN}takephoto()"),
    ("microphone", f"{_OWN}recordaudio()"),
    ("microphone", f"{_OWN}dictatetext()"),
    ("location", f"{_OWN}getcurrentlocation()"),
    ("location", f"{_OWN}weather_currentconditions()"),
    ("health", f"{_OWN}filter_health_quantity()"),
    ("calendars", f"{_OWN}filter_calendarevents()"),
    ("reminders", f"{_OWN}filter_reminders()"),
    ("notes", f"{_OWN}filter_notes()"),
    ("files", f"{_OWN}documentpicker_open()"),
    ("named file", f'{_OWN}documentpicker_open(WFGetFilePath="a/b.txt", WFShowFilePicker=False)'),
    ("files", f'{_OWN}documentpicker_open(WFGetFilePath=f"{{clipboard()}}", WFShowFilePicker=False)'),
    ("clipboard", f"{_OWN}getclipboard()"),
    ("screen", f"{_OWN}takescreenshot()"),
    ("browsing", f"{_OWN}safari_geturl()"),
    ("answers", f'{_OWN}ask(WFAskActionPrompt="?")'),
    ("device", f"{_OWN}getdevicedetails()"),
    ("device", f"{_OWN}getbatterylevel()"),
    ("network", f"{_OWN}getwifi()"),
    ("network", f"{_OWN}getipaddress()"),
    ("music", f"{_OWN}getcurrentsong()"),
    ("messages", "com_apple_MobileSMS_MessageEntity()"),
    ("app", "com_example_Diary_GetEntries()"),
    ("shortcut", f'{_OWN}runworkflow(WFWorkflow=dict(workflowName="x", isSelf=False))'),
]


@pytest.mark.parametrize(("kind", "call"), SOURCES, ids=[call[:60] for _, call in SOURCES])
def test_a_source_reaches_a_request(kind: str, call: str) -> None:
    text = f'x = {call}\n{_OWN}downloadurl(WFURL=f"https://a.example/?q={{x}}")\n'
    assert (kind, "network", "a.example") in flows(text)


SYSTEM = [("clipboard", "clipboard()"), ("input", "shortcut_input()"), ("answers", "ask('?')"), ("device", "device().Device_Name")]


@pytest.mark.parametrize(("kind", "value"), SYSTEM)
def test_a_value_of_the_system_is_a_source(kind: str, value: str) -> None:
    assert flows(f'{_OWN}downloadurl(WFURL="https://a.example", WFHTTPHeaders={{"x": f"{{{value}}}"}})\n') == {
        (kind, "network", "a.example")
    }


def test_weather_of_a_place_that_is_given_is_no_place_of_yours() -> None:
    place = f'p = {_OWN}address(WFCity="Rome")\nw = {_OWN}weather_currentconditions(WFWeatherCustomLocation=p)\n'
    assert not flows(place + f'{_OWN}downloadurl(WFURL=f"https://a.example/{{w}}")\n')


def test_a_filter_of_what_is_given_is_no_source() -> None:
    text = f'a = {_OWN}downloadurl(WFURL="https://a.example")\nb = {_OWN}filter_files(WFContentItemInputParameter=a)\n'
    assert not flows(text + f'{_OWN}downloadurl(WFURL="https://b.example", WFHTTPHeaders={{"x": f"{{b}}"}})\n')


def test_what_is_entered_on_import_is_a_source() -> None:
    head = '# /// shortcut\n# [[question]]\n# action = "key"\n# parameter = "WFTextActionText"\n# text = "Your key"\n# ///\n'
    text = head + f'key = {_OWN}gettext()\n{_OWN}downloadurl(WFURL=f"https://a.example/?k={{key}}")\n'
    assert flows(text) == {("setup", "network", "a.example")}
