"""What a source stands for: files in a fixed order, URLs, DataFrames; and the ids of files. Nothing is opened here."""

from __future__ import annotations

import io
import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from provaudit.article import Article, Corpus, SourceProblem
from provaudit.errors import InputTypeError, SourceError
from provaudit.escape import excerpt
from provaudit.readers.folders import files_below, files_matching, has_magic

if TYPE_CHECKING:
    import pandas as pd

FORMATS = {
    ".txt": "text",
    ".md": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".mhtml": "mhtml",
    ".mht": "mhtml",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".warc": "warc",
    ".wet": "warc",
}
SINGLE = ("text", "page", "mhtml")
_KNOWN = f"known are {' '.join(FORMATS)}, each also with .gz"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://")


@dataclass(frozen=True, slots=True)
class FileSource:
    """A file to read. id: for files that hold a single article, unique among the files of one call."""

    path: str
    format: str
    gzipped: bool
    id: str | None = None


@dataclass(frozen=True, slots=True)
class BytesSource:
    """Bytes that came without a name, such as those of stdin."""

    data: bytes
    label: str


@dataclass(frozen=True, slots=True)
class UrlSource:
    """A page to fetch."""

    url: str


@dataclass(frozen=True, slots=True, eq=False)
class FrameSource:
    """A DataFrame, and what to call it in messages."""

    frame: pd.DataFrame
    label: str


Source = FileSource | UrlSource | BytesSource | FrameSource | SourceProblem


def format_of(name: str) -> tuple[str, bool] | None:
    """(format, gzipped) by the ending of a file's name; None for an ending that nothing here reads."""
    stem, ending = os.path.splitext(name.lower())
    gzipped = ending == ".gz"
    found = FORMATS.get(os.path.splitext(stem)[1] if gzipped else ending)
    return (found, gzipped) if found else None


def resolved(source: object) -> list[Source]:
    """The files, URLs and frames that a source stands for, each once, in order.

    Raises SourceError where a source that stands alone is not there, InputTypeError for what is no source at all.
    """
    found: dict[object, Source] = {}
    if isinstance(source, (list, tuple, Iterator)) and not isinstance(source, io.IOBase):
        for number, one in enumerate(source, 1):
            try:
                for item in _resolved(one, f"DataFrame {number}"):
                    found.setdefault(_identity(item), item)
            except SourceError as error:
                found.setdefault(object(), SourceProblem(excerpt(str(one), 200), str(error)))
    else:
        for item in _resolved(source, "DataFrame"):
            found.setdefault(_identity(item), item)
    return _with_ids(list(found.values()))


def _identity(item: Source) -> object:
    """The same for two ways to name one file: read twice, it would count as a copy of itself."""
    if isinstance(item, FileSource):
        return os.path.realpath(item.path) if os.path.islink(item.path) else os.path.abspath(item.path)
    return item.url if isinstance(item, UrlSource) else item


def _resolved(source: object, label: str) -> Iterator[Source]:
    if isinstance(source, os.PathLike):
        source = os.fsdecode(source)
    if isinstance(source, str):
        yield from _from_text(source)
    elif "pandas" in sys.modules and isinstance(source, sys.modules["pandas"].DataFrame):
        yield FrameSource(source, label)
    elif isinstance(source, (Article, Corpus)):
        raise InputTypeError(f"read takes files and tables; a {type(source).__name__} needs no reading")
    else:
        raise InputTypeError(
            f"read takes a path, folder, glob, URL or DataFrame, or a list of those, not {type(source).__name__}"
        )


def _from_text(name: str) -> Iterator[Source]:
    if _SCHEME.match(name):
        if not name.lower().startswith(("http://", "https://")):
            raise SourceError("only http:// and https:// URLs are read; save other pages to a file first")
        yield UrlSource(name)
        return
    path = os.path.expanduser(name) if name.startswith("~") and not os.path.lexists(name) else name
    if os.path.isdir(path):
        yield from _readable(files_below(path), path)
    elif os.path.lexists(path):
        known = format_of(os.path.basename(path))
        yield FileSource(path, *known) if known else SourceProblem(path, f"this ending is not read; {_KNOWN}")
    elif has_magic(path):
        matches = list(files_matching(path))
        if not matches:
            raise SourceError(f"nothing matches {_shown(name)}; check the pattern and the folder it starts from")
        yield from _readable(matches, path)
    else:
        raise SourceError(f"there is no file or folder {_shown(name)}; check the path")


def _readable(paths: Iterable[str | SourceProblem], where: str) -> Iterator[Source]:
    """Those with an ending that is read; folders and globs hold much else."""
    count = 0
    for path in paths:
        if isinstance(path, SourceProblem):
            count += 1
            yield path
        elif known := format_of(os.path.basename(path)):
            count += 1
            yield FileSource(path, *known)
    if not count:
        yield SourceProblem(where, f"no file here has an ending that is read; {_KNOWN}")


def _with_ids(sources: list[Source]) -> list[Source]:
    """Files of one article are called by their stem; those that share it, by their folders below a common one too."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for position, source in enumerate(sources):
        if isinstance(source, FileSource) and source.format in SINGLE:
            groups[_stem(os.path.basename(source.path))].append(position)
    for stem, members in groups.items():
        files = [source for i in members if isinstance(source := sources[i], FileSource)]
        ids = [stem] if len(files) == 1 else _relative([os.path.abspath(file.path) for file in files])
        for position, file, id_ in zip(members, files, ids, strict=True):
            sources[position] = replace(file, id=id_)
    return sources


def _relative(paths: list[str]) -> list[str]:
    try:
        common = os.path.commonpath([os.path.dirname(path) for path in paths])
        full = [os.path.relpath(path, common).replace(os.sep, "/") for path in paths]
    except ValueError:  # on different drives
        full = [path.replace(os.sep, "/") for path in paths]
    short = [name.removesuffix(os.path.basename(name)) + _stem(os.path.basename(name)) for name in full]
    count = Counter(short)
    return [name if count[stem] > 1 else stem for name, stem in zip(full, short, strict=True)]


def _stem(name: str) -> str:
    stem = os.path.splitext(name)[0]
    return (os.path.splitext(stem)[0] if name.lower().endswith(".gz") else stem) or name


def _shown(name: str) -> str:
    return repr(name if len(name) <= 200 else name[:199] + "…")
