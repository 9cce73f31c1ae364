"""Lines of page furniture that are the same on every page but for a name, a number or an address."""

from __future__ import annotations

import functools
import re
from importlib import resources

_LONGEST = 200  # characters
_SITE = (
    "Facebook|Twitter|X|Instagram|LinkedIn|TikTok|YouTube|Telegram|WhatsApp|Threads|Mastodon|Bluesky|Google News|"
    "Flipboard|Pinterest|Twitter/X|social media"
)
_NAME = r"(?:[A-Z0-9][\w’'&.-]{0,20}|The)(?: (?:[A-Z0-9&][\w’'&.-]{0,20}|of|the|and|in|on)){0,5}"


def form_of(line: str) -> str | None:
    """The kind of a line that is furniture by its form, or None."""
    if len(line) <= _LONGEST:
        for kind, pattern in _forms():
            if pattern.fullmatch(line):
                return kind
    return None


@functools.cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for row in resources.files("provaudit").joinpath("data/residue_forms.txt").read_text("utf-8").splitlines():
        if row and not row.startswith("#"):
            kind, pattern = row.split(" ", 1)
            found.append((kind, re.compile(pattern.replace("{site}", _SITE).replace("{name}", _NAME))))
    return tuple(found)
