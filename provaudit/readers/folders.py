"""The files of folders and globs, in an order that does not depend on the disk, and without following links round."""

from __future__ import annotations

import fnmatch
import os
import re
from collections.abc import Iterator

from provaudit.article import SourceProblem
from provaudit.readers.opening import reason

# What browsers add to a page's name for the folder with its pictures and scripts, in several of their languages.
_PARTS = tuple("_files .files -files -dateien _fichiers _archivos _arquivos _file _bestanden _pliki _soubory".split())
_MAGIC = re.compile(r"[*?\[]")


def has_magic(path: str) -> bool:
    """Whether a path is a pattern."""
    return _MAGIC.search(path) is not None


def files_below(folder: str) -> Iterator[str | SourceProblem]:
    """The files below a folder, sorted by their path. Hidden ones and the parts of saved pages are left out.

    A link to a folder is not followed, as it may lead back; it and folders that cannot be read are SourceProblems.
    """
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if path != folder and not os.path.isdir(path):
            yield path
        elif path != folder and os.path.islink(path):
            yield SourceProblem(path, "a link to a folder is not followed; name the folder itself to read it")
        else:
            try:
                names = _visible(path)
            except OSError as error:
                yield SourceProblem(path, f"the folder cannot be read: {reason(error)}")
                continue
            pages = {os.path.splitext(name)[0].lower() for name in names if _is_page(name)}
            inner = [os.path.join(path, name) for name in names if not _is_part(name, pages)]
            waiting += reversed(inner)


def files_matching(pattern: str) -> Iterator[str | SourceProblem]:
    """The files that match, in the order of the pattern's parts; a folder that matches stands for the files below it.

    `*`, `?` and `[...]` match within a name, `**` any number of folders; none of them matches a hidden name.
    """
    drive, rest = os.path.splitdrive(pattern)
    paths = [drive + os.sep if rest.startswith((os.sep, os.altsep or os.sep)) else drive]
    before = ""
    for part in filter(None, re.split(r"[/\\]" if os.sep == "\\" else "/", rest)):
        if part == "**":
            paths = paths if before == part else list(_folders(paths))
        elif has_magic(part):
            matches = re.compile(fnmatch.translate(part)).match
            paths = [os.path.join(path, name) for path in paths for name in _listed(path) if matches(name)]
        else:
            paths = [inner for path in paths if os.path.lexists(inner := os.path.join(path, part))]
        before = part
    for path in dict.fromkeys(paths):
        if os.path.isdir(path or os.curdir):
            yield from files_below(path or os.curdir)
        else:
            yield path


def _folders(roots: list[str]) -> Iterator[str]:
    """Some folders and those below them, each once."""
    seen = set()
    waiting = roots[::-1]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        yield path
        inner = [os.path.join(path, name) for name in _listed(path)]
        waiting += [one for one in reversed(inner) if os.path.isdir(one) and not os.path.islink(one)]


def _listed(folder: str) -> list[str]:
    try:
        return _visible(folder)
    except OSError:
        return []


def _visible(folder: str) -> list[str]:
    return sorted(name for name in os.listdir(folder or os.curdir) if not name.startswith("."))


def _is_page(name: str) -> bool:
    return name.lower().endswith((".html", ".htm", ".xhtml"))


def _is_part(name: str, pages: set[str]) -> bool:
    folded = name.lower()
    return any(folded.endswith(end) and folded[: -len(end)] in pages for end in _PARTS)
