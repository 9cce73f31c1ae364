"""Writing a result where the caller asked, and nowhere else."""

from __future__ import annotations

from pathlib import Path

from provaudit.errors import InputTypeError, SourceError
from provaudit.escape import json_text


def written(content: str, path: str | Path | None) -> str:
    """The content; written to `path` as UTF-8 first, if one is given. Raises SourceError where that fails."""
    if path is None:
        return content
    if not isinstance(path, (str, Path)):
        raise InputTypeError(f"path takes a str or a Path, not {type(path).__name__}")
    try:
        Path(path).write_text(content, encoding="utf-8", newline="\n")
    except OSError as error:
        raise SourceError(f"cannot write {path}: {error.strerror or error}") from None
    return content


def written_json(data: object, path: str | Path | None) -> str:
    """The data as JSON, two spaces deep; written to `path` first, if one is given."""
    return written(json_text(data, indent=2) + "\n", path)
