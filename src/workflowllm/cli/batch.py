"""Doing one thing to many inputs: in processes, with progress, and never stopped by one of them."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeAlias

from workflowllm.cli.inputs import Source
from workflowllm.cli.output import failure

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

__all__ = ["Outcome", "Task", "default_jobs", "run"]

Outcome: TypeAlias = "tuple[dict[str, Any] | None, dict[str, Any] | None]"
"""What came of one input: its result, or its failure."""

Task: TypeAlias = Callable[[Source, Any], dict[str, Any]]
"""A function at the top of a module: the source and its own argument to a result; it may raise."""

_FEW = 20


def default_jobs(count: int) -> int:
    """How many processes are worth starting for so many inputs."""
    here = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(here, count // _FEW))


def run(task: Task, items: Sequence[tuple[Source, Any]], *, jobs: int | None, label: str) -> list[Outcome]:
    """Do a task for every item.

    Args:
        task: What to do.
        items: Each source with its argument.
        jobs: Processes; by default as many as there are processors, and one for a few items.
        label: What the progress bar says.

    Returns:
        The outcomes, in the order of the items. A worker that dies costs the item that killed it and no other.
    """
    found: list[Outcome | None] = [None] * len(items)
    wanted = jobs or default_jobs(len(items))
    with _progress(len(items), label) as advance:
        pairs = _here(task, items) if wanted == 1 or len(items) < 2 else _apart(task, items, wanted)
        for place, outcome in pairs:
            found[place] = outcome
            advance()
    return [outcome for outcome in found if outcome is not None]


def _attempt(task: Task, source: Source, argument: Any) -> Outcome:
    try:
        return task(source, argument), None
    except Exception as error:  # noqa: BLE001  (a fault in one file is reported as one and stops nothing else)
        return None, failure(source.name, error)


def _here(task: Task, items: Sequence[tuple[Source, Any]]) -> Iterator[tuple[int, Outcome]]:
    for place, (source, argument) in enumerate(items):
        yield place, _attempt(task, source, argument)


def _apart(task: Task, items: Sequence[tuple[Source, Any]], jobs: int) -> Iterator[tuple[int, Outcome]]:
    """In processes; what is left when a worker dies is done again one by one, each in a process of its own."""
    from concurrent.futures import as_completed
    from concurrent.futures.process import BrokenProcessPool

    left = set(range(len(items)))
    with _pool(min(jobs, len(items))) as pool:
        futures = {pool.submit(_attempt, task, *item): place for place, item in enumerate(items)}
        try:
            for future in as_completed(futures):
                outcome = future.result()
                left.discard(futures[future])
                yield futures[future], outcome
        except BrokenProcessPool:
            pass
    for place in sorted(left):
        yield place, _alone(task, *items[place])


def _alone(task: Task, source: Source, argument: Any) -> Outcome:
    from concurrent.futures.process import BrokenProcessPool

    with _pool(1) as pool:
        try:
            return pool.submit(_attempt, task, source, argument).result()
        except BrokenProcessPool:
            wrong = {
                "problem": "the process that read it died, perhaps for lack of memory",
                "where": "",
                "advice": "Try it alone",
            }
            return None, {"file": source.name, "error": "Fault", **wrong}


@contextmanager
def _pool(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Worker processes that are started afresh: forking while a progress bar's thread runs is not safe."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _begin)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin() -> None:
    """In a worker: leave Ctrl-C to the parent, and end when the parent ends, however it does."""
    import signal
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    assert parent is not None

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


@contextmanager
def _progress(total: int, label: str) -> Iterator[Callable[[], None]]:
    """A bar on standard error, if that is a terminal and there is something to wait for."""
    if total < 2 or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(label, total=total)
        yield lambda: progress.advance(task)
