"""Roles: who is said to hold, or to have held, which office."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from provaudit.annotation.names import Name
from provaudit.article import Span


@dataclass(frozen=True, slots=True)
class Role:
    """An office given to a person.

    span: the office's words and the name; office: the office's words; person: the name as written.
    status: "current", "former", "future" or "late".
    """

    span: Span
    office: str
    person: str
    status: Literal["current", "former", "future", "late"]


def find_roles(text: str, names: Sequence[Name]) -> tuple[Role, ...]:
    """The offices that a text gives to people, in order."""
    return ()
