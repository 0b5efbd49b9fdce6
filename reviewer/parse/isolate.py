"""Runs a call on hostile bytes in a child process of its own, within limits on time and memory.

Takes jobs (a format's reader or unpacker, by name, with its arguments); gives for each what the call gave, or a `Failure`
that names the alert and the reason in Chinese. A child that dies, hangs or exceeds its limits costs its own document only. Jobs and
results go over in files, not through a pipe: a pipe can be left half read or half written by a child that dies, and blocks
the parent.
"""

from __future__ import annotations

import gc
import importlib
import multiprocessing
import os
import pickle
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from reviewer.parse.build import Unreadable

CPU_TIME = -24  # a child that SIGXCPU ended
DEFECT = "defect"  # no fault of the file: a library is missing
DIED = "文件解析中途异常退出，可能已损坏或异常庞大。请用原软件打开后另存一份，重新提交。"
SLOW = "文件解析超过时限（{seconds:g} 秒）。请另存为较小的文件后重新提交。"
LARGE = "文件解析所需内存超过上限。请另存为较小的文件后重新提交。"
DEEP = "文件内部嵌套过深，未予解析。请用原软件打开后另存一份，重新提交。"
BROKEN = "文件内部结构有误（{what}），无法读取。请用原软件打开后另存一份，重新提交。"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost. `memory` is growth of the address space over what the child starts with.

    A page that is read from its image is allowed `page_seconds` more. A LibreOffice call may take `office_seconds`, and
    `office_file_seconds` for each of its files.
    """

    wall_seconds: float = 120
    cpu_seconds: int = 120
    memory: int = 2 << 30
    file_bytes: int = 512 << 20
    page_seconds: float = 30
    workers: int = 2
    office_seconds: float = 40
    office_file_seconds: float = 20

    def __post_init__(self) -> None:
        each = (self.wall_seconds, self.cpu_seconds, self.memory, self.file_bytes, self.workers, self.page_seconds)
        if min(*each, self.office_seconds, self.office_file_seconds) <= 0:
            raise ValueError("limits must be positive")


@dataclass(frozen=True, slots=True)
class Job:
    """One call on hostile bytes: `package.module:function` and its arguments."""

    call: str
    arguments: tuple[object, ...]

    @property
    def module(self) -> str:
        return self.call.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a document could not be read: the alert it becomes, and the reason with the way out."""

    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Child:
    """A running child, the file it answers in and the moment at which it must be done."""

    index: int
    process: BaseProcess
    answer: Path
    deadline: float


def run(jobs: Sequence[Job], limits: Limits) -> list[Any]:
    """Do all jobs, at most `workers` at once; results in the order of the jobs."""
    for module in {job.module for job in jobs}:
        importlib.import_module(module)  # once here, so that forked children share it
    results: list[Any] = [Failure("unreadable_document", DIED)] * len(jobs)
    waiting, running = list(enumerate(jobs)), list[Child]()
    width = min(limits.workers, os.cpu_count() or 1)
    with tempfile.TemporaryDirectory(prefix="reviewer-") as folder:
        try:
            while waiting or running:
                while waiting and len(running) < width:
                    running.append(start(*waiting.pop(0), Path(folder), limits))
                pause = max(0.0, min(child.deadline for child in running) - time.monotonic())
                done = wait([child.process.sentinel for child in running], timeout=pause)
                for child in list(running):
                    ended = child.process.sentinel in done
                    if ended or time.monotonic() >= child.deadline:
                        running.remove(child)
                        results[child.index] = finish(child, ended, limits)
        finally:
            for child in running:
                child.process.kill()
                child.process.join()
    return results


def context() -> BaseContext:
    """Fork where the process has one thread only, since a lock another thread holds stays held in a forked child."""
    tasks = Path("/proc/self/task")
    threads = len(list(tasks.iterdir())) if tasks.is_dir() else threading.active_count()
    can_fork = sys.platform.startswith("linux") and threads == 1
    return multiprocessing.get_context("fork" if can_fork else "spawn")


def start(index: int, job: Job, folder: Path, limits: Limits) -> Child:
    answer, way = folder / str(index), context()
    task = handed(job, answer.with_suffix(".job"), way)
    process = way.Process(target=work, args=(task, answer, limits), daemon=True)  # type: ignore[attr-defined]
    process.start()
    return Child(index, process, answer, time.monotonic() + limits.wall_seconds)


def handed(job: Job, place: Path, way: BaseContext) -> Job | Path:
    """The job as a child gets it: a spawned one that dies early would leave its pipe full, so it finds the job in a file."""
    if way.get_start_method() != "spawn":
        return job
    with place.open("wb") as file:
        pickle.dump(job, file, pickle.HIGHEST_PROTOCOL)
    return place


def finish(child: Child, ended: bool, limits: Limits) -> Any:
    """The child's answer; a child that has not ended is past its deadline and is killed."""
    if not ended:
        child.process.kill()
    child.process.join()
    if not child.answer.exists():
        slow = not ended or child.process.exitcode == CPU_TIME
        return Failure("unreadable_document", SLOW.format(seconds=limits.wall_seconds) if slow else DIED)
    return unpacked(child.answer)


def unpacked(answer: Path) -> Any:
    """What a child wrote; a library that is missing there is missing here."""
    with answer.open("rb") as file:  # streamed on both sides: an archive's answer may be large
        result = pickle.load(file)
    if isinstance(result, Failure) and result.kind == DEFECT:
        raise ImportError(result.reason)
    return result


def work(task: Job | Path, answer: Path, limits: Limits) -> None:
    """In the child: do the job, which a spawned child finds in a file, and write the answer, whole or not at all."""
    job = task if isinstance(task, Job) else pickle.loads(task.read_bytes())
    confine(limits)
    gc.set_threshold(100_000, 50, 50)  # a reader makes many records and little garbage
    result = attempt(job)
    partial = answer.with_suffix(".part")
    with partial.open("wb") as file:
        pickle.dump(result, file, pickle.HIGHEST_PROTOCOL)
    partial.replace(answer)


def attempt(job: Job) -> Any:
    """What the call gives; whatever a broken file makes it raise is a reason, never a crash of the review."""
    try:
        return getattr(importlib.import_module(job.module), job.call.partition(":")[2])(*job.arguments)
    except Unreadable as error:
        return Failure(error.kind, str(error))
    except ImportError as error:
        return Failure(DEFECT, str(error))
    except MemoryError:
        return Failure("unreadable_document", LARGE)
    except RecursionError:
        return Failure("unreadable_document", DEEP)
    except Exception as error:
        return Failure("unreadable_document", BROKEN.format(what=f"{type(error).__name__}: {error}"[:120]))


def confine(limits: Limits) -> None:
    """Set the child's own limits where the system has them; the deadline holds everywhere."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    cpu = int(used.ru_utime + used.ru_stime) + limits.cpu_seconds
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform.startswith("linux"):
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        ceiling = pages * resource.getpagesize() + limits.memory
        resource.setrlimit(resource.RLIMIT_AS, (ceiling if hard == resource.RLIM_INFINITY else min(ceiling, hard), hard))
