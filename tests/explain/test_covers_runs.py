"""What a run asks of the network, `explain` has named before."""

from __future__ import annotations

from tests.corpus import sample
from workflowllm import read
from workflowllm.catalogue.standard import standard
from workflowllm.explain import explain
from workflowllm.simulate.device.defaults import default_device
from workflowllm.simulate.engine import simulate
from workflowllm.workflow import Action, actions

CALLED = {
    "ifttt.com": "IFTTT",
    "www.icloud.com": "anybody with the link to the file",
    "maps.apple.com": "Apple Maps",
    "itunes.apple.com": "the App Store",
}
"""Services that a report calls by their names."""
ANYWHERE = ("made while it runs", "that it holds", "when you add it")


def test_every_host_that_a_run_asks_is_named_before() -> None:
    asked = 0
    for entry in sample(12):
        workflow = read(entry.path.read_bytes())
        if not any("downloadurl" in action.identifier for action in actions(workflow) if isinstance(action, Action)):
            continue
        report = explain(workflow)
        named = {contact.host for contact in report.contacts} | {flow.to for flow in report.flows}
        anywhere = any(word in name for name in named for word in ANYWHERE)
        for effect in simulate(workflow, default_device(), seed=0, catalogue=standard()).effects:
            host = effect.target.removeprefix("network:")
            if effect.verb == "sent" and effect.target.startswith("network:") and host:
                asked += 1
                assert anywhere or any(CALLED.get(host, host) in name for name in named), (entry.path.name, host, named)
    assert asked > 40
