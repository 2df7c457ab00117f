"""Measurements on the corpus: `python -m bench.laws`, `bench.speed`, `bench.fuzz`. They write to docs/results."""
