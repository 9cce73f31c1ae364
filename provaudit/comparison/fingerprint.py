"""The SimHash fingerprint: a number that hardly changes when a text hardly changes."""

from __future__ import annotations

import re

from provaudit.errors import InputTypeError

_LONGEST = 100_000  # characters; what comes after them is left out
_LETTERS = re.compile(r"[\w\u4e00-\u9fcc]+")


def fingerprint(text: str) -> int:
    """The 64-bit SimHash of a text, as the package `simhash` computes it: over runs of four letters or digits, by MD5.

    Two texts whose fingerprints differ in at most 3 bits are near-identical (Charikar 2002; Manku, Jain and Das Sarma
    2007). It takes milliseconds a text and misses most edits: to search, use `find_candidates`. Of a text longer than
    100,000 characters, these are looked at.

    Raises InputTypeError for anything but a str.
    """
    if not isinstance(text, str):
        raise InputTypeError(f"fingerprint takes a str, not {type(text).__name__}")
    from simhash import Simhash

    letters = "".join(_LETTERS.findall(text[:_LONGEST].lower()))
    # Each run by itself, as often as it occurs: given a whole text, `simhash` fails where a run occurs 256 times.
    value: int = Simhash([letters[i : i + 4] for i in range(max(len(letters) - 3, 1))]).value
    return value
