"""Metrics, one a file; each takes texts and gives a number from 0 to 1."""

from workflowllm.evaluate.metrics.behaves import Behaviour, Judge, behaves
from workflowllm.evaluate.metrics.codebleu import CodeBleu, codebleu, corpus_codebleu
from workflowllm.evaluate.metrics.exact import exact
from workflowllm.evaluate.metrics.known_actions import called_actions, known_actions
from workflowllm.evaluate.metrics.parses import parses

__all__ = ["Behaviour", "CodeBleu", "Judge", "behaves", "called_actions", "codebleu", "corpus_codebleu", "exact", "known_actions", "parses"]
