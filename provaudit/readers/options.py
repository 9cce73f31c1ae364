"""ReadOptions: what a caller may set about reading, checked once."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypedDict

from provaudit.errors import InputTypeError, InputValueError
from provaudit.readers.encoding import usable_charset
from provaudit.readers.fields import FIELDS

FOCUSES = ("balanced", "precision", "recall")


class Options(TypedDict, total=False):
    """The keyword arguments of `read`, for type checkers; the values that hold without them are in ReadOptions."""

    columns: Mapping[str, str]
    encoding: str | None
    focus: str
    max_bytes: int
    max_ratio: float
    max_tags: int


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """The options of `read`; see there for what each means. Raises InputTypeError or InputValueError."""

    columns: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None
    focus: str = "balanced"
    max_bytes: int = 50_000_000
    max_ratio: float = 100
    max_tags: int = 30_000

    def __post_init__(self) -> None:
        if not isinstance(self.columns, Mapping):
            raise InputTypeError("columns takes a mapping such as {'text': 'Fulltext'}")
        for name, column in self.columns.items():
            if name not in FIELDS:
                raise InputValueError(f"columns has no field {name!r}; an article has {', '.join(FIELDS)}")
            if not isinstance(column, str):
                raise InputTypeError(f"columns[{name!r}] takes the name of a column, not {type(column).__name__}")
        if self.encoding is not None:
            _check_encoding(self.encoding)
        if self.focus not in FOCUSES:
            raise InputValueError(f"focus must be one of {', '.join(FOCUSES)}, not {self.focus!r}")
        for name in ("max_bytes", "max_ratio", "max_tags"):
            limit = getattr(self, name)
            if isinstance(limit, bool) or not isinstance(limit, (int, float) if name == "max_ratio" else int):
                raise InputTypeError(f"{name} takes a number, not {type(limit).__name__}")
            if not limit >= 1:
                raise InputValueError(f"{name} must be 1 or more, not {limit!r}")


def read_options(options: Options) -> ReadOptions:
    """ReadOptions from keyword arguments; InputTypeError names the known ones where a name is unknown."""
    known = [one.name for one in dataclasses.fields(ReadOptions)]
    for name in options:
        if name not in known:
            raise InputTypeError(f"read has no option {name!r}; it has {', '.join(known)}")
    return ReadOptions(**options)


def _check_encoding(name: object) -> None:
    if not isinstance(name, str):
        raise InputTypeError(f"encoding takes the name of an encoding, such as 'cp1252', not {type(name).__name__}")
    if usable_charset(name) is None:
        raise InputValueError(f"encoding={name[:40]!r} is not known; take one such as 'utf-8' or 'cp1252'")
