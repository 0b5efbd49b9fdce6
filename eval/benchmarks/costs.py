"""What reading costs: CPU time, peak memory. Takes calls, gives numbers; nothing here knows what is read."""

from __future__ import annotations

import gc
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median


def spent() -> float:
    """CPU seconds of this process and the children it has waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def peak_kilobytes() -> int:
    """The peak of resident memory of this process; `ru_maxrss` would count what its parent held before the fork."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(next(line for line in status.read_text("ascii").splitlines() if line.startswith("VmHWM")).split()[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)


def medians(tasks: dict[str, Callable[[], object]], runs: int) -> dict[str, float]:
    """CPU milliseconds of each task: the median of interleaved runs after one that does not count."""
    taken: dict[str, list[float]] = {name: [] for name in tasks}
    for turn in range(runs + 1):
        for name, task in tasks.items():
            gc.collect()
            start = time.process_time()
            task()
            if turn:
                taken[name].append(1000 * (time.process_time() - start))
    return {name: round(median(times), 2) for name, times in taken.items()}


def peak(code: str, *places: Path) -> float:
    """Peak resident megabytes of a fresh process that runs this code with these folders on its path."""
    opening = f"import sys; sys.path[:0] = {[str(Path(__file__).parent), *map(str, places)]!r}; {code}; import costs; print(costs.peak_kilobytes())"
    done = subprocess.run([sys.executable, "-c", opening], check=True, capture_output=True, text=True)
    return round(int(done.stdout.split()[-1]) / 1024, 1)
