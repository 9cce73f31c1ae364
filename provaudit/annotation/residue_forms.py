"""Lines of page furniture that are the same on every page but for a name, a number or an address."""

from __future__ import annotations

import functools
import re

from provaudit.annotation.lexicon import read_lines

_LONGEST = 200  # characters
_SITE = (
    "Facebook|Twitter|X|Instagram|LinkedIn|TikTok|YouTube|Telegram|WhatsApp|Threads|Mastodon|Bluesky|Google News|"
    "Flipboard|Pinterest|Twitter/X|social media"
)
_NAME = r"(?:[A-Z0-9][\w’'&.-]{0,20}|The)(?: (?:[A-Z0-9&][\w’'&.-]{0,20}|of|the|and|in|on)){0,5}"
_WHEN = (
    r"(?:[A-Z][a-z]{2,8},? )?(?:[0-9]{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?,? [0-9]{4}"
    r"|[A-Z][a-z]{2,8}\.? [0-9]{1,2}(?:st|nd|rd|th)?,? [0-9]{4}|[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{1,4}"
    r"|[0-9]{1,2}[:.][0-9]{2}(?: ?[APap]\.?[Mm]\.?)?(?: [A-Z]{2,4})?)"
)
_FIRST = re.compile(r"[A-Za-z-]{1,12}|[0-9]")


def form_of(line: str) -> str | None:
    """The kind of a line that is furniture by its form, or None."""
    if len(line) > _LONGEST:
        return None
    line = line.replace("\xa0", " ")
    match = _FIRST.match(line)
    first = "" if match is None else "#" if match[0].isdigit() else match[0].lower()
    for key in (first, "@") if "@" in line else (first,):
        for kind, pattern in _forms().get(key, ()):
            if pattern.fullmatch(line):
                return kind
    return None


@functools.cache
def _forms() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    """The forms by the first words of such lines."""
    found: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for row in read_lines("residue_forms.txt"):
        kind, words, pattern = row.split(" ", 2)
        compiled = re.compile(pattern.replace("{site}", _SITE).replace("{name}", _NAME).replace("{when}", _WHEN))
        for word in words.split(","):
            found.setdefault(word, []).append((kind, compiled))
    return found
