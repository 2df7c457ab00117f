"""Evaluation: metrics, answers of a model and the floors beside them, scores, and a report."""

from workflowllm.evaluate.floors import derangement, floors, typical
from workflowllm.evaluate.predict import Prediction, predict
from workflowllm.evaluate.report import Example, Report, loss_plot, score_plot, write_report
from workflowllm.evaluate.scores import METRICS, Interval, Scores, bootstrap, score, table

__all__ = [
    "METRICS",
    "Example",
    "Interval",
    "Prediction",
    "Report",
    "Scores",
    "bootstrap",
    "derangement",
    "floors",
    "loss_plot",
    "predict",
    "score",
    "score_plot",
    "table",
    "typical",
    "write_report",
]
