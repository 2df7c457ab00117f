"""The demo: the whole job on a folder of shortcuts, in minutes."""

from workflowllm.pipeline.demo.run import demo
from workflowllm.pipeline.demo.settings import DemoSettings

__all__ = ["DemoSettings", "demo"]
