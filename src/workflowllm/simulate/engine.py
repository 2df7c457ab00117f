"""From a workflow and a device to a Trace."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workflowllm import __version__
from workflowllm.simulate.content import Content
from workflowllm.simulate.outcome import DEFAULT_LIMITS, LimitReached, Limits, RunError, Stopped
from workflowllm.simulate.trace import Outcome, Trace
from workflowllm.workflow.nodes import Workflow

if TYPE_CHECKING:
    from workflowllm.catalogue.collection import Catalogue
    from workflowllm.simulate.device.model import Device
    from workflowllm.simulate.machine import Frame
    from workflowllm.simulate.run import Reader
    from workflowllm.simulate.world import Asker

__all__ = ["simulate"]


def simulate(
    workflow: Workflow,
    device: Device | None = None,
    *,
    seed: int = 0,
    limits: Limits = DEFAULT_LIMITS,
    catalogue: Catalogue | None = None,
    name: str = "",
    reader: Reader | None = None,
    asker: Asker | None = None,
) -> Trace:
    """Run a workflow on a pretend device. It always gives a Trace: an error, a stop or a limit ends the run and stands in it.

    Args:
        workflow: What is run; nothing of it is run on this machine.
        device: The device; without it the one with the usual contents.
        seed: Of every random choice; the same seed gives the same Trace.
        limits: What the run may use.
        catalogue: What is known of actions, for those of other apps; by default what ships, so that a run is the same everywhere.
        name: What the shortcut is called, so that it can run itself by its name.
        reader: Reads the content of the device's other shortcuts; without it what they hand on is their `result`, or made up.
        asker: Answers what the device's description has no answer for, such as a person at the terminal.
    """
    from workflowllm.catalogue.standard import shipped
    from workflowllm.simulate.device.defaults import default_device
    from workflowllm.simulate.machine import Frame
    from workflowllm.simulate.run import Run
    from workflowllm.simulate.shown import shown
    from workflowllm.simulate.world import World

    world = World(default_device() if device is None else device, seed, asker)
    run = Run(world, limits, shipped() if catalogue is None else catalogue, reader)
    started = world.now.isoformat()
    outcome, message, output = _result(Frame(run, workflow, world.given, name=name), workflow)
    configuration = {
        "version": __version__,
        "steps": limits.steps,
        "answers": world.device.answers.mode,
        "network": world.device.network.mode,
    }
    return Trace(
        outcome,
        message,
        shown(output),
        tuple(run.effects),
        tuple(run.steps),
        dict(sorted(run.stand_ins.items())),
        dict(sorted(run.modelled.items())),
        tuple(run.made_up),
        started,
        world.now.isoformat(),
        seed,
        configuration,
    )


def _result(frame: Frame, workflow: Workflow) -> tuple[Outcome, str, Content]:
    """How a run ends, what is said then, and what is handed on: without a stop what the last action put out (Apple's guide)."""
    try:
        frame.start()
    except Stopped as stop:
        return "stopped", stop.reason, stop.output
    except RunError as error:
        return "error", error.message, ()
    except LimitReached as limit:
        return "limit", limit.message, ()
    except OverflowError:
        # A date before year 1 or after 9999 in some zone, or a number that no field holds.
        return "error", "A date or a number is out of range.", ()
    except RecursionError:
        return "limit", "this shortcut is nested too deeply", ()
    except Exception as error:  # noqa: BLE001  (a fault of ours is told, and what the run did until then is kept)
        return "fault", _fault(error, frame.step[1]), ()
    return "finished", "", frame.previous


def _fault(error: Exception, action: str) -> str:
    """A fault of this program, with its place in it and the last action that had begun."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place is not None else "an unknown place"
    return f"{type(error).__name__} at {where}, after {action or 'the start'}: {error}"[:300]
