"""Learning from shortcuts: what is concluded, that the order does not matter, and that nothing personal is kept."""

from __future__ import annotations

import random
from itertools import pairwise

import workflowllm
from tests import corpus
from workflowllm.catalogue.learn import concluded, learn
from workflowllm.catalogue.observations import Observations, is_plain
from workflowllm.catalogue.store import record_of
from workflowllm.workflow import Action, Attachment, Output, Record, Variable, Workflow

IDENTIFIER = "com.example.app.DoIntent"
SECRETS = ("Anna Smith", "anna@example.com", "+44 20 7946 0958", "https://example.com/secret", "My diary of today", "/Users/anna/x")


def shortcut(mode: str, note: str, *, output: str = "Thing", number: int | str = 1) -> Workflow:
    """An action of some app, and one that uses its output."""
    descriptor = Record({"BundleIdentifier": "com.example.app", "Name": "Example", "TeamIdentifier": "T"})
    done = Record({"UUID": "U", "mode": mode, "note": note, "count": number, "AppIntentDescriptor": descriptor, "ShowWhenRun": False})
    shown = Record({"Text": Attachment(Output("U", output)), "x": Attachment(Variable("v"))})
    return Workflow((Action(IDENTIFIER, done), Action("is.workflow.actions.showresult", shown)))


def many() -> list[tuple[str, Workflow]]:
    """Shortcuts of three owners, who say the same few words and each a few of their own."""
    return [(f"owner {n % 3}", shortcut(("On", "Off")[n % 2], f"{SECRETS[n % 6]} {n}", number=n)) for n in range(60)]


def test_what_is_learnt() -> None:
    found = learn(many())[IDENTIFIER]
    assert (found.app, found.app_name, found.seen) == ("com.example.app", "Example", 60)
    assert found.descriptor["TeamIdentifier"] == "T"
    assert (found.output, found.output_name) == (True, "Thing")
    assert {key: parameter.kind for key, parameter in found.parameters.items()} == {
        "mode": "enumeration",
        "note": "text",
        "count": "number",
    }
    assert (found.parameters["mode"].choices, found.parameters["mode"].open) == (("Off", "On"), True)
    assert found.parameters["mode"].sources == {"kind": "learnt", "choices": "learnt", "open": "learnt"}


def test_the_order_of_the_files_does_not_matter() -> None:
    files = many()
    first = {identifier: record_of(definition) for identifier, definition in learn(files).items()}
    for seed in range(5):
        random.Random(seed).shuffle(files)  # noqa: S311
        again = {identifier: record_of(definition) for identifier, definition in learn(files).items()}
        assert again == first
        assert list(again) == list(first)


def test_what_is_counted_apart_adds_up() -> None:
    files = many()
    apart = Observations()
    for left, right in pairwise([0, 17, 18, 60]):
        part = Observations()
        for owner, workflow in files[left:right]:
            part.add(owner, workflow)
        apart.merge(part)
    assert dict(concluded(apart)) == dict(learn(files))


def test_a_text_of_one_owner_is_never_kept() -> None:
    files = [("one", shortcut(secret, secret, output=secret)) for secret in SECRETS for _ in range(20)]
    kept = str([record_of(definition) for definition in learn(files).values()])
    assert not [secret for secret in SECRETS if secret in kept]


def test_an_address_is_not_kept_whoever_wrote_it() -> None:
    private = [secret for secret in SECRETS if not is_plain(secret)]
    assert len(private) == 4
    files = [(owner, shortcut(secret, secret, output=secret)) for secret in private for owner in "abcdef"]
    kept = str([record_of(definition) for definition in learn(files).values()])
    assert not [secret for secret in private if secret in kept]


def test_the_name_that_a_person_gave_an_output_is_not_kept() -> None:
    named = Record({"UUID": "U", "CustomOutputName": "Diary"})
    shown = Record({"Text": Attachment(Output("U", "Diary"))})
    files = [(owner, Workflow((Action(IDENTIFIER, named), Action("b", shown)))) for owner in "abcdef"]
    found = learn(files)[IDENTIFIER]
    assert (found.output, found.output_name) == (True, "")


def test_many_texts_are_text_and_no_enumeration() -> None:
    files = [(owner, shortcut(f"word {n}", "x")) for n in range(100) for owner in "ab"]
    assert learn(files)[IDENTIFIER].parameters["mode"].kind == "text"


def test_numbers_in_texts_count_with_numbers() -> None:
    files = [("a", shortcut("On", "x", number=number)) for number in (1, 2, "3", "4.5")]
    assert learn(files)[IDENTIFIER].parameters["count"].kind == "number"


def test_a_name_in_another_alphabet_is_no_output_name() -> None:
    files = [(owner, shortcut("On", "x", output="結果")) for owner in "abc"] + [
        (owner, shortcut("On", "x", output="Result")) for owner in "ab"
    ]
    assert learn(files)[IDENTIFIER].output_name == "Result"


def test_nothing_of_real_files_is_kept_that_one_owner_wrote() -> None:
    writers: dict[str, set[str]] = {}
    files = []
    for entry in corpus.sample(15):
        owner, workflow = str(entry.facts["repo"]).partition("/")[0], workflowllm.read(entry.path)
        files.append((owner, workflow))
        seen = Observations()
        seen.add(owner, workflow)
        for action in seen.actions.values():
            for texts in (action.names, *(parameter.texts for parameter in action.parameters.values())):
                for text in texts.found or {}:
                    writers.setdefault(text, set()).add(owner)
    found = learn(files)
    kept = {definition.output_name for definition in found.values()} | {
        choice for definition in found.values() for parameter in definition.parameters.values() for choice in parameter.choices
    }
    assert [text for text in kept - {""} if len(writers[text]) < 2] == []
    assert len(found) > 50
