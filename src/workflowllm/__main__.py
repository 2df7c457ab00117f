"""`python -m workflowllm` is the command line."""

from __future__ import annotations

from workflowllm.cli import main

if __name__ == "__main__":
    main()
