"""Residue: what in a text is not the article."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Residue:
    """Characters that are not the article's. start, end: code points; probability: 0 to 1."""

    start: int
    end: int
    kind: str
    probability: float


def find_residue(text: str, *, minimum: float = 0.5) -> list[Residue]:
    """The residue of a text: disjoint spans in order, each with `probability >= minimum`."""
    return []


def clean(text: str) -> str:
    """The text without its residue."""
    return text
