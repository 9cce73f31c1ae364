"""Fact: a row of the timeline."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from provaudit.timeline.days import day_range

FactKind = Literal["office", "rename", "existence", "event"]
COLUMNS = ("kind", "subject", "role_or_name", "jurisdiction", "start", "end", "source", "as_of")
_UNVERIFIED = "general knowledge"


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the timeline.

    kind: "office" (subject: the person, role: the office), "rename" (subject: the old name, role: the new one, start:
    the day of the change), "existence" (subject: the name, start: first day in public use, end: last day) or "event".
    start, end: YYYY-MM-DD, YYYY-MM or YYYY, or "": an end that is empty says nothing about days after `as_of`.
    source: where the row comes from. as_of: the last day for which the source confirms it, as start and end are given.
    """

    kind: FactKind
    subject: str
    role: str
    jurisdiction: str
    start: str
    end: str
    source: str
    as_of: str

    @property
    def first(self) -> dt.date | None:
        """The earliest day on which it can have begun; None where the start is not known."""
        found = day_range(self.start)
        return found[0] if found else None

    @property
    def last(self) -> dt.date | None:
        """The latest day on which it can have ended; None where it had not ended on `as_of`."""
        found = day_range(self.end)
        return found[1] if found else None

    @property
    def ended(self) -> dt.date | None:
        """The earliest day on which it can have ended; None where it had not ended on `as_of`."""
        found = day_range(self.end)
        return found[0] if found else None

    @property
    def known_until(self) -> dt.date | None:
        """The last day about which the source says anything; None where the row does not tell."""
        found = day_range(self.as_of)
        return found[1] if found else None

    @property
    def verified(self) -> bool:
        """Whether a source outside the table's makers stands behind every field of the row."""
        return _UNVERIFIED not in self.source and "(corrected)" not in self.source

    def as_row(self) -> dict[str, str]:
        """The row as the file has it."""
        values = (self.kind, self.subject, self.role, self.jurisdiction, self.start, self.end, self.source, self.as_of)
        return dict(zip(COLUMNS, values, strict=True))
