"""Work in a few plain threads: kernels hold no interpreter lock, and threads that wait cost nothing."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def available_workers() -> int:
    """How many threads are worth starting here: one a processor, four at most."""
    affinity = getattr(os, "sched_getaffinity", None)
    return min(4, len(affinity(0)) if affinity else os.cpu_count() or 1)


def in_parts(count: int, workers: int, work: Callable[[int, int], Result]) -> list[Result]:
    """work(first, end) for `workers` even parts of range(count), in order; each in a thread of its own."""
    edges = [count * i // workers for i in range(workers + 1)]
    if workers == 1:
        return [work(0, count)]
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(work, edges[:-1], edges[1:]))


def map_ahead(items: Iterable[Item], workers: int, work: Callable[[Item], Result]) -> Iterator[Result]:
    """work(item) for each item, in order, at most `workers` + 1 items ahead of the consumer."""
    if workers == 1:
        yield from map(work, items)
        return
    with ThreadPoolExecutor(workers) as pool:
        waiting: deque[Future[Result]] = deque()
        try:
            for item in items:
                waiting.append(pool.submit(work, item))
                if len(waiting) > workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()
