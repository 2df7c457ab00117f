"""A question at the import that asks for nothing that is there."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.diagnostic import Place
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule
from workflowllm.workflow.nodes import Action
from workflowllm.workflow.values import Record

__all__ = ["RULE"]


def find(program: Program) -> Iterator[Found]:
    """Import questions about an action that is not there, or a parameter that it does not have."""
    questions = program.workflow.properties.get("WFWorkflowImportQuestions")
    for number, question in enumerate(questions if type(questions) is tuple else ()):
        if type(question) is not Record:
            continue
        place = Place(-1, "", ("WFWorkflowImportQuestions", number))
        index, key = question.get("ActionIndex"), question.get("ParameterKey")
        if type(index) is not int:
            continue
        if not 0 <= index < len(program.actions):
            yield Found(place, f"question {number + 1} at the import asks for action {index + 1}, which is not there", "Take it out")
            continue
        action, definition = program.actions[index], program.definitions[index]
        known = definition.parameters if definition is not None else {}
        if type(key) is str and type(action) is Action and known and key not in known and key not in action.parameters:
            message = f"question {number + 1} at the import asks for {key}, which {program.shown(index)} does not have"
            yield Found(place, message, "Ask for one of its parameters")


RULE = Rule(
    code="W701",
    name="question-place",
    severity="warning",
    says="An import question about an action or a parameter that is not there.",
    why="Questions count the actions of the file, so they point elsewhere when one is added or removed.",
    bad="""# /// shortcut
# [[question]]
# action = "text"
# parameter = "WFTextActonText"
# text = "Which text?"
# ///
text = is_workflow_actions_gettext(WFTextActionText="a")
is_workflow_actions_showresult(Text=f"{text}")""",
    good="""text = is_workflow_actions_gettext(WFTextActionText="a")
is_workflow_actions_showresult(Text=f"{text}")""",
    find=find,
)
