"""From a question to a finished workflow: draw programs from a model, and keep them to the language while they are drawn."""

from workflowllm.author.draft import DraftSettings, draft, viable

__all__ = ["DraftSettings", "draft", "viable"]
