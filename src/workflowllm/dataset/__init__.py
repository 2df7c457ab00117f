"""Datasets: the sample with its provenance, storage, splits and statistics."""

from workflowllm.dataset.files import manifest_path, read_samples, write_samples
from workflowllm.dataset.sample import Provenance, Sample
from workflowllm.dataset.split import Split, groups, split
from workflowllm.dataset.statistics import statistics

__all__ = ["Provenance", "Sample", "Split", "groups", "manifest_path", "read_samples", "split", "statistics", "write_samples"]
