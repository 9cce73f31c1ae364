"""Where a quote is said to come from: a document or outlet, an occasion, vague words, or nothing.

Patterns over the words beside the quote, from `data/sourcing.txt`. A named outlet or a definite document outweighs a
day or an event, that outweighs vague words; "in a statement recently" is vague, "in a statement Thursday" is not.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from provaudit.annotation.lexicon import read_kinds
from provaudit.annotation.quotations import Sourcing, SourcingLevel
from provaudit.article import Span

_MONTH = (
    "(?:Jan(?:uary|\\.)|Feb(?:ruary|\\.)|Mar(?:ch|\\.)|Apr(?:il|\\.)|May|June?|July?|Aug(?:ust|\\.)|"
    "Sept?(?:ember|\\.)|Oct(?:ober|\\.)|Nov(?:ember|\\.)|Dec(?:ember|\\.))"
)
_DAY = (
    "(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?"
    f"|{_MONTH} [0-9]{{1,2}}(?![0-9])|[0-9]{{1,2}}(?:st|nd|rd|th)? {_MONTH})"
)
_NAME = "[A-Z][\\w’'.&-]{1,20}(?: [A-Z][\\w’'.&-]{0,20}){0,3}"
NONE = Sourcing("none")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """One pattern a kind."""
    words = read_kinds("sourcing_words.txt")
    slots = {f"{{{kind}}}": _any_of(found) for kind, found in words.items()}
    slots["{outlet}"] = f"(?:[A-Z][\\w’'.&-]{{1,20}} ){{0,4}}{slots['{outlet}']}\\b"
    slots |= {"{name}": _NAME, "{day}": _DAY}
    kinds: dict[str, list[str]] = {}
    source = files("provaudit").joinpath("data", "sourcing.txt").read_text(encoding="utf-8")
    for line in source.splitlines():
        if line and not line.startswith("#"):
            kind, _, pattern = line.partition(": ")
            for slot, value in slots.items():
                pattern = pattern.replace(slot, value)
            kinds.setdefault(kind, []).append(pattern)
    return {kind: re.compile("|".join(f"(?:{p})" for p in found)) for kind, found in kinds.items()}


def _any_of(words: frozenset[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) + ")"


def find_sourcing(text: str, stretches: list[tuple[int, int]]) -> Sourcing:
    """How a quote is sourced. stretches: the parts of the text beside it (its sentence without quoted words)."""
    found: dict[str, tuple[int, int]] = {}
    for start, end in stretches:
        for kind, pattern in _patterns().items():
            if kind not in found and (match := pattern.search(text, start, end)):
                found[kind] = match.span()
    if not found:
        return NONE
    if "outlet" in found:
        return _sourcing(text, "document", found["outlet"])
    vague = found.get("anonymous") or found.get("vague")
    if "document" in found and ("occasion" in found or vague is None):
        return _sourcing(text, "document", found["document"])
    if "anonymous" in found or "occasion" not in found:
        return _sourcing(text, "vague", vague) if vague else NONE
    return _sourcing(text, "occasion", found["occasion"])


def _sourcing(text: str, level: SourcingLevel, span: tuple[int, int]) -> Sourcing:
    return Sourcing(level, Span(*span), text[slice(*span)])
