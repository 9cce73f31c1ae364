"""The one table of checks: every finding code, what it means, and its innocent explanation."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from provaudit.article import Span
from provaudit.errors import InputValueError
from provaudit.finding import Evidence, Finding


@dataclass(frozen=True, slots=True)
class FindingCode:
    """A row of the table. concern: whether findings of this code can weigh at all (a remark weighs nothing)."""

    code: str
    signal: str
    meaning: str
    innocent: str
    example: str
    concern: bool = True


@cache
def finding_codes() -> tuple[FindingCode, ...]:
    """All rows, in the order of the signals."""
    text = files("provaudit.checks").joinpath("table.toml").read_text(encoding="utf-8")
    return tuple(FindingCode(**row) for row in tomllib.loads(text)["code"])


def row_of(code: str) -> FindingCode:
    """The row of a code; InputValueError, which lists the codes, for one that is not in the table."""
    for row in finding_codes():
        if row.code == code:
            return row
    known = ", ".join(row.code for row in finding_codes())
    raise InputValueError(f"no finding has the code {code!r}; the codes are {known}")


def make_finding(
    code: str,
    spans: Iterable[Span],
    message: str,
    *,
    strength: float,
    cause: str,
    evidence: Iterable[Evidence] = (),
) -> Finding:
    """A Finding whose signal and innocent explanation come from the table."""
    row = row_of(code)
    return Finding(code, row.signal, tuple(spans), message, strength, cause, row.innocent, tuple(evidence))


def as_markdown() -> str:
    """The table in Markdown, for the README."""
    lines = ["| code | signal | what it means | it may be harmless |", "| --- | --- | --- | --- |"]
    for row in finding_codes():
        meaning = row.meaning if row.concern else f"{row.meaning} (A remark: it never weighs.)"
        lines.append(f"| `{row.code}` | {row.signal} | {meaning} | {row.innocent} |")
    return "\n".join(lines) + "\n"
