"""Word lists and weights that ship with the package: each is a file in `provaudit/data/`, read once."""

from __future__ import annotations

import csv
import json
from functools import cache
from importlib.resources import files


@cache
def read_words(name: str) -> frozenset[str]:
    """The words of a list: parted by white space, `_` joins words to one entry, lines with # in front are comments."""
    return frozenset(word.replace("_", " ") for line in read_lines(name) for word in line.split())


@cache
def read_kinds(name: str) -> dict[str, frozenset[str]]:
    """The words of a list by kind: each line is `kind: word word ...`; a kind may have several lines.

    A line without a kind goes on with the kind of the line before it.
    """
    kinds: dict[str, list[str]] = {}
    kind = ""
    for line in read_lines(name):
        head, colon, rest = line.partition(": ")
        if colon and " " not in head:
            kind, line = head, rest
        words = line.split()
        kinds.setdefault(kind, []).extend([word.replace("_", " ") for word in words] if "_" in line else words)
    return {kind: frozenset(words) for kind, words in kinds.items()}


@cache
def read_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a CSV file, its header among them; lines with # in front are comments."""
    return tuple(map(tuple, csv.reader(read_lines(name))))


@cache
def read_weights(name: str) -> dict[str, float]:
    """The weights of a small model: a JSON object of numbers."""
    source = files("provaudit").joinpath("data", name).read_text(encoding="utf-8")
    return {str(feature): float(weight) for feature, weight in json.loads(source).items()}


def read_lines(name: str) -> list[str]:
    """The lines of a file in `provaudit/data/`, without empty ones and those with # in front."""
    source = files("provaudit").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in source.splitlines() if line.strip() and not line.startswith("#")]
