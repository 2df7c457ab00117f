"""The head block: what a shortcut says beside its actions, as TOML in comments, in the manner of PEP 723.

A key that is not written has its default; a key with a default that the file lacks stands in `without`. So a text without a head
block is a shortcut with all defaults. What has no friendly form stands under `[file]` as an expression of the language.
"""

from workflowllm.language.head.block import Head, emit, fields, properties, read
from workflowllm.language.head.originals import check_names
from workflowllm.language.head.questions import question_places

__all__ = ["Head", "check_names", "emit", "fields", "properties", "question_places", "read"]
