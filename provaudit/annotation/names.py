"""Names of people, places and bodies: runs of capitalised words, with the fullest form that the text gives."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text. start, end: code points; text: the slice; full: the fullest form of it in the text."""

    start: int
    end: int
    text: str
    full: str


def find_names(text: str) -> tuple[Name, ...]:
    """The names of a text, in order."""
    return ()
