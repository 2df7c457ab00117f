"""Supervised fine-tuning."""

from workflowllm.train.encode import Encoded, Fitting, encode, fitting
from workflowllm.train.run import Progress, TrainResult, loss, train
from workflowllm.train.settings import TrainSettings

__all__ = ["Encoded", "Fitting", "Progress", "TrainResult", "TrainSettings", "encode", "fitting", "loss", "train"]
