"""The rule-based writer of comments, plans and questions: the default that needs no model, and the baseline for those that do."""

from workflowllm.pipeline.rules.comments import Density, write_comments
from workflowllm.pipeline.rules.outline import Outline, outline
from workflowllm.pipeline.rules.plan import write_plan
from workflowllm.pipeline.rules.question import LEAST_WORDS, MOST_WORDS, write_question

__all__ = ["LEAST_WORDS", "MOST_WORDS", "Density", "Outline", "outline", "write_comments", "write_plan", "write_question"]
