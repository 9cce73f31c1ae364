"""The word lists and weights that comparing two texts rests on, from `provaudit/data`."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of a file in `provaudit/data`: separated by white space, `#` begins a comment line."""
    text = (files("provaudit") / "data" / name).read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@cache
def marked_words(name: str) -> dict[str, frozenset[str]]:
    """Several word lists of one file: a line `list: word word` begins a list, other lines go on with it."""
    text = (files("provaudit") / "data" / name).read_text(encoding="utf-8")
    lists: dict[str, list[str]] = {}
    label = ""
    for word in (word for line in text.splitlines() if not line.startswith("#") for word in line.split()):
        if word.endswith(":"):
            label = word[:-1]
        else:
            lists.setdefault(label, []).append(word)
    return {label: frozenset(words) for label, words in lists.items()}


@cache
def weights(name: str) -> dict[str, float]:
    """The weights of a small model, from a JSON object of numbers."""
    data = json.loads((files("provaudit") / "data" / name).read_text(encoding="utf-8"))
    return {str(key): float(value) for key, value in data.items()}
