"""What changed between two audits, read from their JSON: findings that are new, gone or changed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from provaudit.errors import InputValueError


@dataclass(frozen=True, slots=True)
class Difference:
    """A finding, or an article's band, that differs between two audits.

    what: "new", "gone" or "changed". code: the finding's, or "band". words: those that the finding marks.
    """

    what: Literal["new", "gone", "changed"]
    article_id: str
    code: str
    words: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class _Row:
    strength: float
    message: str


def differences(old: str | Path, new: str | Path) -> tuple[Difference, ...]:
    """The differences between two files that `Audit.to_json` wrote, by article, code and marked words.

    Raises InputValueError, which names the file, for a file that is no audit.
    """
    before, after = _audit_file(old), _audit_file(new)
    found: list[Difference] = []
    rows_before, rows_after = dict(_rows(before)), dict(_rows(after))
    for key in sorted({*rows_before, *rows_after}):
        one, other = rows_before.get(key), rows_after.get(key)
        if one == other:
            continue
        what: Literal["new", "gone", "changed"] = "new" if one is None else "gone" if other is None else "changed"
        found.append(Difference(what, key[0], key[1], key[2], _shown(one), _shown(other)))
    bands_before, bands_after = _bands(before), _bands(after)
    found += [
        Difference("changed", id_, "band", "", bands_before[id_], bands_after[id_])
        for id_ in sorted(bands_before.keys() & bands_after.keys())
        if bands_before[id_] != bands_after[id_]
    ]
    return tuple(found)


def _shown(row: _Row | None) -> str:
    return "" if row is None else f"{row.strength:.2f} {row.message}".strip()


def _rows(data: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str, str], _Row]]:
    counts: dict[tuple[str, str, str], int] = {}
    for report in data["reports"]:
        for finding in report["findings"]:
            marked = " … ".join(s.get("text", f"[{s['start']}, {s['end']})") for s in finding["spans"])
            key = (str(report["article"]["id"]), str(finding["code"]), " ".join(marked.split()))
            counts[key] = counts.get(key, 0) + 1
            if counts[key] > 1:
                key = (key[0], key[1], f"{key[2]} ({counts[key]})")
            yield key, _Row(float(finding["strength"]), str(finding["message"] or ""))


def _bands(data: Mapping[str, Any]) -> dict[str, str]:
    return {str(report["article"]["id"]): str(report["band"]) for report in data["reports"]}


def _audit_file(path: str | Path) -> Mapping[str, Any]:
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8"))
        if data["format"] != "provaudit-audit":
            raise ValueError
        list(_rows(data))
        _bands(data)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputValueError(f"{path} is no audit ({type(error).__name__}); write one with audit --json") from None
    checked: Mapping[str, Any] = data
    return checked
