"""An app's action that does not say which app it is of."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.diagnostic import Edit, Fix, Place
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule
from workflowllm.workflow.nodes import Action
from workflowllm.workflow.values import Record

__all__ = ["RULE"]


def find(program: Program) -> Iterator[Found]:
    """App Intents without their descriptor, and descriptors that are text."""
    for place, action in enumerate(program.actions):
        if type(action) is not Action:
            continue
        given = action.parameters.get("AppIntentDescriptor")
        if type(given) is str:
            advice = "Write it as dict(BundleIdentifier=..., Name=..., TeamIdentifier=..., AppIntentIdentifier=...)"
            yield Found(
                Place(place, "AppIntentDescriptor"),
                "the description of the app is a text: the app refuses to import it",
                advice,
                None,
                "error",
            )
            continue
        definition = program.definitions[place]
        if given is None and definition is not None and definition.descriptor and not _older(action):
            fix = Fix("add it", (Edit(place, "AppIntentDescriptor", Record(dict(definition.descriptor))),))
            yield Found(Place(place), f"{program.shown(place)} does not say which app it is of", "Add AppIntentDescriptor", fix)


def _older(action: Action) -> bool:
    """Whether an action is one that Shortcuts had itself, or an intent of the older kind, which name their app otherwise."""
    return action.identifier.startswith("is.workflow.") or "IntentAppDefinition" in action.parameters


RULE = Rule(
    code="N411",
    name="app-unnamed",
    severity="note",
    says="An action of an app without, or with a broken, AppIntentDescriptor.",
    why="The app finds the action by it; as a text instead of a record it was seen to break the import.",
    bad='com_apple_reminders_TTRCreateReminderAppIntent(title="Milk")',
    good="""com_apple_reminders_TTRCreateReminderAppIntent(
    title="Milk",
    AppIntentDescriptor=dict(
        AppIntentIdentifier="TTRCreateReminderAppIntent",
        BundleIdentifier="com.apple.reminders",
        Name="Reminders",
        TeamIdentifier="0000000000",
    ),
)""",
    find=find,
)
