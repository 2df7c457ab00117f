"""Scripts, language models, and scripts of other apps. None of them is ever run here: what they hand on is made up, and said."""

from __future__ import annotations

from typing import Any

from workflowllm.simulate.call import Call
from workflowllm.simulate.content import Content
from workflowllm.simulate.handlers.marking import runs
from workflowllm.simulate.madeup import made_up
from workflowllm.simulate.shown import shown, shown_text
from workflowllm.simulate.trace import Verb

__all__ = ["apple_script", "ask_model", "scriptable", "shell_script", "ssh_script"]


def _told(call: Call, verb: Verb, target: str, what: str, **details: Any) -> Content:
    call.effect(verb, target, **details)
    call.run.made_up.append(f"what {what} hands on")
    return (made_up("text", what.capitalize(), call.region),)


@runs("runshellscript")
def shell_script(call: Call) -> Content:
    """Run Shell Script: a script of a Mac, with its input to stdin by default (action definition)."""
    return _told(
        call,
        "ran",
        f"script:{call.choice('Shell', '/bin/zsh')}",
        "a shell script",
        script=shown_text(call.text("Script")),
        input=shown(call.content("Input")),
        root=call.boolean("RunAsRoot", False),
    )


@runs("runsshscript")
def ssh_script(call: Call) -> Content:
    """Run Script Over SSH: a script on another computer, port 22 by default (action definition). The password is not told."""
    host = call.text("WFSSHHost")
    return _told(
        call,
        "sent",
        f"ssh:{host}",
        "a script over SSH",
        script=shown_text(call.text("WFSSHScript")),
        user=call.text("WFSSHUser"),
        port=call.choice("WFSSHPort", "22"),
        input=shown(call.content("WFInput")),
    )


@runs("runapplescript", "runjavascriptforautomation")
def apple_script(call: Call) -> Content:
    """Run AppleScript, and Run JavaScript for Mac Automation (action definitions)."""
    return _told(call, "ran", "script:osascript", "a script", script=shown_text(call.text("Script")), input=shown(call.content("Input")))


@runs("askllm")
def ask_model(call: Call) -> Content:
    """Use Model: sends a request to a language model, Apple's own or ChatGPT (action definition)."""
    model = call.choice("WFLLMModel", "Apple Intelligence")
    return _told(call, "sent", f"model:{model}", "a language model", prompt=shown_text(call.text("WFLLMPrompt")))


@runs("ParameterizedRunScriptIntent", "RunScriptInlineIntent", app="dk.simonbs.Scriptable")
def scriptable(call: Call) -> Content:
    """Run Script, and Run Inline Script, of the app Scriptable: a JavaScript file or text runs there, with a parameter
    (docs.scriptable.app: args.shortcutParameter).
    """
    script = call.text("fileName") or shown_text(call.text("script"))
    return _told(
        call, "ran", "app:dk.simonbs.Scriptable", "a script of Scriptable", script=script, parameter=shown(call.content("parameter"))
    )
