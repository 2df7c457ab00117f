"""Input files and model text are hostile: nothing in the package runs them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.guards.house import module_name, sources, tree

CALLS = {"eval", "exec", "__import__"}
MODULES = {"pickle", "cPickle", "marshal", "shelve", "dill", "cloudpickle", "joblib", "commands", "pty"}
ATTRIBUTES = {("os", "system"), ("os", "popen"), ("subprocess", "getoutput"), ("subprocess", "getstatusoutput")}


def dangers(parsed: ast.Module) -> list[str]:
    """What could run text as code or as a command."""
    return [f"line {getattr(node, 'lineno', 0)}: {problem}" for node in ast.walk(parsed) for problem in _problems(node)]


def _problems(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [f"imports {name.name}" for name in node.names if name.name.split(".")[0] in MODULES]
    if isinstance(node, ast.ImportFrom):
        return [f"imports {node.module}"] if (node.module or "").split(".")[0] in MODULES else []
    return _call_problems(node) if isinstance(node, ast.Call) else []


def _call_problems(call: ast.Call) -> list[str]:
    found = []
    if isinstance(call.func, ast.Name) and call.func.id in CALLS:
        found.append(f"calls {call.func.id}")
    if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name):
        name = (call.func.value.id, call.func.attr)
        if name in ATTRIBUTES:
            found.append(f"calls {'.'.join(name)}")
        if name == ("torch", "load") and not _has(call, "weights_only", True):
            found.append("torch.load without weights_only=True")
    if any(word.arg == "shell" and not _is(word.value, False) for word in call.keywords):
        found.append("runs a shell")
    if any(word.arg == "trust_remote_code" and not _is(word.value, False) for word in call.keywords):
        found.append("trusts remote code")
    return found


def _is(node: ast.expr, value: bool) -> bool:
    return isinstance(node, ast.Constant) and node.value is value


def _has(call: ast.Call, name: str, value: bool) -> bool:
    return any(word.arg == name and _is(word.value, value) for word in call.keywords)


@pytest.mark.parametrize("path", sources(), ids=module_name)
def test_no_file_can_run_what_it_is_given(path: Path) -> None:
    assert dangers(tree(path)) == []


@pytest.mark.parametrize(
    "line",
    [
        "eval(text)",
        "exec(text)",
        "import pickle",
        "from pickle import loads",
        "os.system(text)",
        "subprocess.run(text, shell=True)",
        "torch.load(path)",
        "load(path, trust_remote_code=True)",
    ],
)
def test_the_guard_sees_a_danger(line: str) -> None:
    assert len(dangers(ast.parse(line))) == 1


@pytest.mark.parametrize("line", ["re.compile(text)", "subprocess.run(words, shell=False)", "model.eval()", "ast.literal_eval(text)"])
def test_the_guard_leaves_ordinary_code_alone(line: str) -> None:
    assert dangers(ast.parse(line)) == []
