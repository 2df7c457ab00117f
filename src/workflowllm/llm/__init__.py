"""One interface to a language model, and backends behind it, one a file."""

from workflowllm.llm.embedded import EMBEDDED_NAME, cache_folder, embedded_model
from workflowllm.llm.local import LocalModel, Precision, load, resolve_precision
from workflowllm.llm.model import Completion, Message, Model, Progress
from workflowllm.llm.tiny import make_tiny_model

__all__ = [
    "EMBEDDED_NAME",
    "Completion",
    "LocalModel",
    "Message",
    "Model",
    "Precision",
    "Progress",
    "cache_folder",
    "embedded_model",
    "load",
    "make_tiny_model",
    "resolve_precision",
]
