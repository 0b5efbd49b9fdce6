"""Does jobs one after another in one child process that keeps what it has loaded, each within limits of its own.

For work whose start is dear (the network that reads images): where every document has a child of its own elsewhere
(`isolate.run`), here all share one. A child that dies, or is past the deadline of a job, fails that job, and another child
goes on with the next.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import tempfile
from collections.abc import Sequence
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from reviewer.parse.isolate import CPU_TIME, DIED, SLOW, Failure, Job, Limits, context, handed, unpacked, work


def serve(jobs: Sequence[Job], limits: Sequence[Limits]) -> list[Any]:
    """What each job gives, or a `Failure`, in their order."""
    results: list[Any] = []
    with tempfile.TemporaryDirectory(prefix="reviewer-") as folder:
        while len(results) < len(jobs):
            done = len(results)
            results += lane(jobs[done:], limits[done:], Path(folder) / str(done))
    return results


def lane(jobs: Sequence[Job], limits: Sequence[Limits], folder: Path) -> list[Any]:
    """The results of the jobs up to the first that a child does not survive."""
    folder.mkdir()
    way = context()
    tasks = [handed(job, folder / f"{number}.job", way) for number, job in enumerate(jobs)]
    hear, tell = multiprocessing.Pipe(duplex=False)
    process = way.Process(target=work_through, args=(tasks, folder, limits, tell), daemon=True)  # type: ignore[attr-defined]
    process.start()
    tell.close()
    results: list[Any] = []
    try:
        for number, bounds in enumerate(limits):
            answer = folder / str(number)
            heard = wait([hear], timeout=bounds.wall_seconds)
            if heard:
                with contextlib.suppress(EOFError):  # the child is gone
                    hear.recv_bytes()
            if not answer.exists():
                process.kill()
                process.join()
                slow = not heard or process.exitcode == CPU_TIME
                reason = SLOW.format(seconds=bounds.wall_seconds) if slow else DIED
                return [*results, Failure("unreadable_document", reason)]
            results.append(unpacked(answer))
    finally:
        process.kill()
        process.join()
        hear.close()
    return results


def work_through(tasks: Sequence[Job | Path], folder: Path, limits: Sequence[Limits], tell: Connection) -> None:
    """In the child: do the jobs in turn; a byte tells that an answer is there."""
    for number, (task, bounds) in enumerate(zip(tasks, limits, strict=True)):
        work(task, folder / str(number), bounds)
        tell.send_bytes(b".")
