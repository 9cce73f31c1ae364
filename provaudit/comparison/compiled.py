"""How kernels are compiled: by numba, without the interpreter lock, and cached on disk where that is possible."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from numba import njit


def kernel(function: Callable[..., Any]) -> Callable[..., Any]:
    """Compile a function from arrays to arrays.

    numba caches beside the source, else in the user's cache folder (or in NUMBA_CACHE_DIR). Where none of these can
    be written it refuses to cache at all, and the kernel is then compiled anew in each process.
    No kernel has parallel regions: threads that wait for each other would spin, and cost more than they save.
    """
    try:
        compiled: Callable[..., Any] = njit(nogil=True, cache=True)(function)
    except RuntimeError:
        compiled = njit(nogil=True)(function)
    return compiled
