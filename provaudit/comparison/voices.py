"""Voices: clusters of articles that go back to one source, and so do not corroborate each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from provaudit.article import Article
from provaudit.comparison.comparison import Comparison
from provaudit.comparison.grouping import first_of_groups


@dataclass(frozen=True, slots=True)
class Voice:
    """ids: the articles of one source, in the order of the corpus. earliest: the id of the earliest known, or None."""

    ids: tuple[str, ...]
    earliest: str | None


def find_voices(articles: Sequence[Article], comparisons: Sequence[Comparison]) -> tuple[Voice, ...]:
    """The clusters of two or more articles that the comparisons join, in the order of their first members.

    comparisons: those of level "none" join nothing. The earliest member is known where one is the source of every
    other member, directly or through others; or where all have given dates and one of these is before all others.
    """
    place = {article.id: i for i, article in enumerate(articles)}
    links = [c for c in comparisons if c.level != "none" and c.source_id in place and c.target_id in place]
    joined = ((place[link.source_id], place[link.target_id]) for link in links)
    members: dict[int, list[int]] = {}
    for i, first in enumerate(first_of_groups(len(articles), joined)):
        members.setdefault(first, []).append(i)
    later = _later(links, place)
    return tuple(
        Voice(tuple(articles[i].id for i in group), _earliest(group, articles, later))
        for group in members.values()
        if len(group) > 1
    )


def _later(links: Sequence[Comparison], place: dict[str, int]) -> dict[int, set[int]]:
    """For each position, those that a link of known direction says were written from it."""
    later: dict[int, set[int]] = {}
    for link in links:
        if link.direction != "unknown":
            ends = place[link.source_id], place[link.target_id]
            first, second = ends if link.direction == "forward" else ends[::-1]
            later.setdefault(first, set()).add(second)
    return later


def _earliest(group: Sequence[int], articles: Sequence[Article], later: dict[int, set[int]]) -> str | None:
    written = {j for i in group for j in later.get(i, ())}
    heads = [i for i in group if i not in written]
    if len(heads) == 1 and _reached(heads[0], later) >= set(group):
        return articles[heads[0]].id
    days = sorted((day, i) for i in group if (day := articles[i].published) is not None)
    if len(days) == len(group) and days[0][0] < days[1][0]:
        return articles[days[0][1]].id
    return None


def _reached(start: int, later: dict[int, set[int]]) -> set[int]:
    seen, waiting = {start}, [start]
    while waiting:
        for j in later.get(waiting.pop(), ()):
            if j not in seen:
                seen.add(j)
                waiting.append(j)
    return seen
