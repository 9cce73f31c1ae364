"""QuoteBank: verified quotes of the user."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class QuoteBank:
    """Verified quotes: text, speaker, date, source."""

    @classmethod
    def load(cls, source: str | Path | object) -> QuoteBank:
        """Read a bank."""
        return cls()
