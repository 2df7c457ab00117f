"""How long `import workflowllm` takes in a fresh interpreter, and what of it is the package's own: aim at under 0.15 s."""

from __future__ import annotations

import subprocess
import sys

__all__ = ["main", "total_ms"]

RUNS = 7


def total_ms(report: str, package: str = "workflowllm") -> float:
    """Milliseconds that a package took with all it imports, from the output of `python -X importtime`."""
    for line in report.splitlines():
        fields = line.removeprefix("import time:").split("|")
        if len(fields) == 3 and fields[2].strip() == package:
            return int(fields[1]) / 1000
    raise ValueError(f"{package} is not in the report")


def measure() -> float:
    """One fresh import, in milliseconds."""
    command = [sys.executable, "-X", "importtime", "-c", "import workflowllm"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)  # noqa: S603
    return total_ms(done.stderr)


def main() -> int:
    """Print the best, the median and the worst of some runs."""
    times = sorted(measure() for _ in range(RUNS))
    print(f"import workflowllm: best {times[0]:.1f} ms, median {times[RUNS // 2]:.1f} ms, worst {times[-1]:.1f} ms of {RUNS}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
