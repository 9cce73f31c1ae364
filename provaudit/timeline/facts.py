"""Timeline: what was true when, from the shipped table and the user's own files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Timeline:
    """Facts with the days on which they hold."""

    @classmethod
    def load(cls, path: str | Path | None = None) -> Timeline:
        """The shipped timeline, with the user's file laid over it."""
        return cls()

    @property
    def description(self) -> str:
        """What the timeline rests on, for the report."""
        return "none"

    def knows(self, name: str) -> bool:
        """Whether a person of this name holds or held an office in the timeline."""
        return False
