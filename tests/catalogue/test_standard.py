"""The catalogue that commands use says of every action what it is about."""

from __future__ import annotations

from workflowllm.catalogue.standard import shipped


def test_every_action_is_about_something() -> None:
    names = ("addnewevent", "downloadurl", "math", "openxcallbackurl", "sendmessage")
    known = {name: shipped()[f"is.workflow.actions.{name}"].categories for name in names}
    assert known == {
        "addnewevent": ("Calendar",),
        "downloadurl": ("Web",),
        "math": ("Scripting",),
        "openxcallbackurl": ("Web",),
        "sendmessage": ("Sharing",),
    }
    assert all(definition.categories and definition.sources["categories"] for definition in shipped().values())
