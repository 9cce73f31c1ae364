"""Opening files without being led astray: regular files only, read up to a limit, unpacked up to a ratio."""

from __future__ import annotations

import gzip
import io
import os
import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from provaudit.errors import SourceError
from provaudit.readers.options import ReadOptions

# gzip data may always unpack to this much, whatever the ratio.
_ALWAYS = 10_000_000
_BUFFER = 1 << 18


@contextmanager
def opened(path: str, options: ReadOptions, *, gzipped: bool) -> Iterator[io.BufferedReader]:
    """The bytes of a regular file, unpacked if need be. Raises SourceError, also from reading what is unpacked."""
    # Without O_NONBLOCK, opening a named pipe waits for somebody to write into it.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags)
    except (OSError, ValueError) as error:
        raise SourceError(f"the file cannot be opened: {reason(error)}") from None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise SourceError("this is not a regular file")
    raw: io.BufferedReader = io.BufferedReader(io.FileIO(descriptor), _BUFFER)
    with raw:
        yield unpacked(raw, options) if gzipped else raw


def unpacked(raw: io.BufferedReader, options: ReadOptions) -> io.BufferedReader:
    """A gzip stream unpacked as it is read; reading raises SourceError at damage and past `max_ratio`."""
    return io.BufferedReader(_Unpacking(raw, options.max_ratio), _BUFFER)


def inflated(data: bytes, options: ReadOptions, window: int) -> bytes:
    """zlib data unpacked. Raises SourceError past `max_ratio` or `max_bytes`, zlib.error for damage."""
    limit = int(min(options.max_bytes, max(_ALWAYS, options.max_ratio * len(data))))
    found = zlib.decompressobj(window).decompress(data, limit + 1)
    if len(found) > limit:
        raise SourceError(f"unpacks to more than {limit:,} bytes; raise max_ratio or max_bytes if you trust it")
    return found


def whole(stream: io.BufferedReader, options: ReadOptions) -> bytes:
    """All bytes of a stream. Raises SourceError beyond `max_bytes`, and for an empty one."""
    parts, size = [], 0
    while part := stream.read(1 << 20):
        parts.append(part)
        size += len(part)
        if size > options.max_bytes:
            raise SourceError(f"larger than {options.max_bytes:,} bytes; raise max_bytes to read it")
    if not size:
        raise SourceError("the file is empty")
    return b"".join(parts)


def lines(stream: io.BufferedReader, options: ReadOptions) -> Iterator[bytes | None]:
    """The lines of a stream; None for one that is longer than `max_bytes`."""
    while line := stream.readline(options.max_bytes + 1):
        if len(line) <= options.max_bytes:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_BUFFER)
        yield None


def reason(error: BaseException) -> str:
    """The words of an error that Python or a library raised, without the path, which is named beside it."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return " ".join(str(error).split())[:200] or type(error).__name__


class _Unpacking(io.RawIOBase):
    def __init__(self, raw: io.BufferedReader, max_ratio: float) -> None:
        self._raw, self._max_ratio, self._size = raw, max_ratio, 0
        self._gzip = gzip.GzipFile(fileobj=raw, mode="rb")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # any buffer will do
        try:
            data = self._gzip.read1(len(buffer))
        except EOFError:
            raise SourceError("the gzip data is cut off") from None
        except (OSError, zlib.error) as error:
            raise SourceError(f"the gzip data is damaged: {reason(error)}") from None
        self._size += len(data)
        if self._size > _ALWAYS and self._size > self._max_ratio * self._raw.tell():
            raise SourceError(
                f"unpacks to more than {self._max_ratio:g} times its size; raise max_ratio if you trust it"
            )
        buffer[: len(data)] = data
        return len(data)
