"""What to write instead of Python that a shortcut has no place for: the advice of errors, by kind of statement, expression and name."""

from __future__ import annotations

import ast
from typing import Final

__all__ = ["expression_advice", "function_advice", "method_advice", "statement_advice"]

_STATEMENTS: Final[dict[type[ast.AST], str]] = {
    ast.While: "Repeat a number of times with: for index in range(1, n + 1): and stop early with is_workflow_actions_exit()",
    ast.FunctionDef: "Write the steps in order; what is used twice is a shortcut of its own, called by is_workflow_actions_runworkflow",
    ast.ClassDef: "Keep what belongs together in a dictionary: x = {...}",
    ast.Return: "Use is_workflow_actions_output(WFOutput=...) to return something, is_workflow_actions_exit() to stop",
    ast.Break: "Put the rest of the body under an if; is_workflow_actions_exit() stops the whole shortcut",
    ast.Continue: "Put the rest of the body under an if",
    ast.AugAssign: 'Write n = is_workflow_actions_math(WFInput=n, WFMathOperation="+", WFMathOperand=1), or x.append(value) for a list',
    ast.AnnAssign: "Leave the annotation out",
    ast.Try: "Test first with: if x is not None:",
    ast.With: "Actions open and close things themselves: call is_workflow_actions_documentpicker_open or the like",
    ast.Import: "Nothing is imported: actions are called by their identifiers",
    ast.ImportFrom: "Nothing is imported, but that `from shortcut_actions import *` may stand above all statements for type checkers",
    ast.Delete: "Set the variable to something else",
    ast.Raise: "Show the problem with is_workflow_actions_alert(...), then is_workflow_actions_exit()",
    ast.Assert: "Write it as an if",
}
_TARGETS: Final[dict[type[ast.AST], str]] = {
    ast.Tuple: "Assign one name at a time",
    ast.List: "Assign one name at a time",
    ast.Subscript: 'Write d = is_workflow_actions_setvalueforkey(WFDictionary=d, WFDictionaryKey="key", WFDictionaryValue=value)',
    ast.Attribute: "Properties are set by actions, such as is_workflow_actions_setters_reminders",
}
_EXPRESSIONS: Final[dict[type[ast.AST], str]] = {
    ast.IfExp: "Write an if and an else that each end in an action, then x = result_of_if()",
    ast.Lambda: "Write the steps in order",
    ast.ListComp: "Write a for loop; results_of_repeat() is the list of what its last action puts out",
    ast.GeneratorExp: "Write a for loop; results_of_repeat() is the list of what its last action puts out",
    ast.SetComp: "Write a for loop; results_of_repeat() is the list of what its last action puts out",
    ast.DictComp: "Write a for loop with is_workflow_actions_setvalueforkey in it",
    ast.Compare: "Compare in an if",
    ast.BoolOp: "Combine conditions in an if",
    ast.Tuple: "Write a list: [a, b]",
    ast.Set: "Write a list: [a, b]",
    ast.Await: "Actions wait by themselves: leave out await",
    ast.NamedExpr: "Assign on a line of its own",
    ast.Starred: "Name each value",
}
_FUNCTIONS: Final = {
    "print": "To show something use is_workflow_actions_showresult(Text=...)",
    "input": 'Write x = is_workflow_actions_ask(WFAskActionPrompt="..."), or ask() inside an argument',
    "len": 'Write n = is_workflow_actions_count(Input=x, WFCountType="Items")',
    "str": 'Write f"{x}"',
    "int": "Write x.as_number()",
    "float": "Write x.as_number()",
    "list": "Write [a, b]",
    "dict": 'Write {"key": value}',
    "set": "Write [a, b]",
    "sum": 'Write is_workflow_actions_statistics(Input=x, WFStatisticsOperation="Sum")',
    "max": 'Write is_workflow_actions_statistics(Input=x, WFStatisticsOperation="Maximum")',
    "min": 'Write is_workflow_actions_statistics(Input=x, WFStatisticsOperation="Minimum")',
    "round": "Write is_workflow_actions_round(WFInput=x)",
    "abs": "Use is_workflow_actions_calculateexpression",
    "open": "Use is_workflow_actions_documentpicker_open",
    "sorted": "Use is_workflow_actions_filter_files or another filter, which sorts",
    "zip": "Repeat over one list, and take the item of the other with is_workflow_actions_getitemfromlist",
    "exit": "Write is_workflow_actions_exit()",
    "quit": "Write is_workflow_actions_exit()",
}
_METHODS: Final = {
    **dict.fromkeys(("lower", "upper", "title", "capitalize"), 'Use is_workflow_actions_text_changecase(text=x, WFCaseType="...")'),
    "replace": "Use is_workflow_actions_text_replace(WFInput=x, WFReplaceTextFind=..., WFReplaceTextReplace=...)",
    "split": 'Use is_workflow_actions_text_split(text=x, WFTextSeparator="New Lines")',
    "splitlines": 'Use is_workflow_actions_text_split(text=x, WFTextSeparator="New Lines")',
    "strip": "Use is_workflow_actions_trimwhitespace(WFInput=x)",
    "get": 'Write x["key"]',
    **dict.fromkeys(("keys", "values", "items"), 'Use is_workflow_actions_getvalueforkey(WFInput=x, WFGetDictionaryValueType="All Keys")'),
    "join": 'Use is_workflow_actions_text_combine(text=x, WFTextSeparator="New Lines")',
    "count": "Use is_workflow_actions_count(Input=x)",
    "extend": "Append one value at a time: x.append(value)",
    "strftime": 'Write x.format("yyyy-MM-dd")',
}


def statement_advice(node: ast.stmt) -> str:
    """What to write instead of a statement."""
    if isinstance(node, ast.Assign):
        if len(node.targets) > 1:
            return "Assign one name at a time"
        return _TARGETS.get(type(node.targets[0]), "Assign to a name")
    kind = ast.FunctionDef if isinstance(node, ast.AsyncFunctionDef) else type(node)
    return _STATEMENTS.get(kind, "Use calls, x = ..., if, for and match; see docs/language.md")


def expression_advice(node: ast.expr) -> str:
    """What to write instead of an expression."""
    return _EXPRESSIONS.get(type(node), "Use literals, names, f-strings, lists, dictionaries and calls")


def function_advice(name: str) -> str:
    """What to write instead of a call of a function that is no action."""
    return _FUNCTIONS.get(name, "Actions are called by identifier, as in is_workflow_actions_gettext(...)")


def method_advice(name: str, known: str) -> str:
    """What to write instead of a call of a method that values do not have."""
    return _METHODS.get(name, f"Known: {known}")
