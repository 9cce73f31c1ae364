"""The solver: from claims, each with the days on which it can hold, to the window of all and the conflicts.

Claims are unions of intervals of days. A conflict is a minimal set of claims without a common day (a minimal
unsatisfiable subset); for single intervals every conflict is a pair (Helly, 1923), several terms of office can need
more, and those are found by leaving out claims one by one (deletion, as in Chinneck and Dravnieks, 1991).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import combinations

from provaudit.timeline.window import Constraint, Stretch

_FIRST, _LAST = dt.date.min.toordinal(), dt.date.max.toordinal()
# Beyond this many different claims only those with the tightest bounds are compared for conflicts.
_COMPARED = 120
_MOST_CONFLICTS = 40

_Days = tuple[tuple[int, int], ...]
_EVER: _Days = ((_FIRST, _LAST),)


def solve(
    constraints: Sequence[Constraint],
) -> tuple[Stretch | None, tuple[tuple[Constraint, ...], ...]]:
    """The first and last day on which all constraints hold (None: there is no such day), and the conflicts.

    The order of the constraints does not matter. Conflicts come in the order of the text. Claims that meet only
    within their slack meet on the day on which the last of them begins.
    """
    conflicts = find_conflicts(constraints)
    if conflicts:
        return None, conflicts
    exact = _EVER
    for constraint in constraints:
        exact = _both(exact, _ordinals(constraint, 0))
    if exact:
        return (_day(exact[0][0], _FIRST), _day(exact[-1][1], _LAST)), ()
    widened = _EVER
    for constraint in constraints:
        widened = _both(widened, _ordinals(constraint, constraint.slack))
    begins = [
        first.toordinal()
        for c in constraints
        for first, _ in c.days
        if first is not None and first.toordinal() - c.slack <= widened[0][0]
    ]
    meeting = max([widened[0][0], *begins])
    return (dt.date.fromordinal(meeting),) * 2, ()


def find_conflicts(constraints: Sequence[Constraint]) -> tuple[tuple[Constraint, ...], ...]:
    """The smallest sets of constraints that cannot hold together; () where all can."""
    different: dict[tuple[_Days, str, bool | None], Constraint] = {}
    for constraint in sorted(constraints, key=lambda c: (c.span, c.why)):
        stance = constraint.about if constraint.holds is not None else ""
        different.setdefault((_ordinals(constraint, constraint.slack), stance, constraint.holds), constraint)
    kept = _tightest(list(different.values()))
    found: list[tuple[Constraint, ...]] = [pair for pair in combinations(kept, 2) if _exclude(*pair)]
    if not found and not _common(kept):
        found = [_smallest(kept)]
    found.sort(key=lambda conflict: (-min(c.strength for c in conflict), [c.span for c in conflict]))
    return tuple(sorted(found[:_MOST_CONFLICTS], key=lambda conflict: [c.span for c in conflict]))


def _exclude(one: Constraint, other: Constraint) -> bool:
    if one.holds is not None and other.holds is not None and one.about == other.about and one.holds != other.holds:
        return True
    return not _common((one, other))


def _common(constraints: Sequence[Constraint]) -> _Days:
    days = _EVER
    for constraint in constraints:
        days = _both(days, _ordinals(constraint, constraint.slack))
    return days


def _smallest(constraints: Sequence[Constraint]) -> tuple[Constraint, ...]:
    """A smallest set without a common day: what can be left out, is."""
    kept = list(constraints)
    for constraint in constraints:
        without = [c for c in kept if c is not constraint]
        if not _common(without):
            kept = without
    return tuple(kept)


def _tightest(constraints: list[Constraint]) -> list[Constraint]:
    if len(constraints) <= _COMPARED:
        return constraints
    half = _COMPARED // 2
    stances = [c for c in constraints if c.holds is not None][:half]
    lowest = sorted(constraints, key=lambda c: c.first or dt.date.min, reverse=True)[:half]
    highest = sorted(constraints, key=lambda c: c.last or dt.date.max)[:half]
    chosen = {id(c) for c in (*stances, *lowest, *highest)}
    return [c for c in constraints if id(c) in chosen]


def _ordinals(constraint: Constraint, slack: int) -> _Days:
    """The days of a constraint as numbers, `slack` days wider at each bound."""
    stretches = [
        (
            _FIRST if first is None else max(_FIRST, first.toordinal() - slack),
            _LAST if last is None else min(_LAST, last.toordinal() + slack),
        )
        for first, last in constraint.days
    ]
    merged: list[tuple[int, int]] = []
    for first, last in sorted(stretches):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        elif first <= last:
            merged.append((first, last))
    return tuple(merged)


def _both(one: _Days, other: _Days) -> _Days:
    found, i, j = [], 0, 0
    while i < len(one) and j < len(other):
        first, last = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        if first <= last:
            found.append((first, last))
        if one[i][1] < other[j][1]:
            i += 1
        else:
            j += 1
    return tuple(found)


def _day(ordinal: int, open_end: int) -> dt.date | None:
    return None if ordinal == open_end else dt.date.fromordinal(ordinal)
