"""Matching the sentences of two texts by the stems that they share, compiled; `alignment` says what is matched."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from provaudit.comparison.compiled import kernel

Numbers = NDArray[np.int64]

COPIED, EDITED, REWORDED, UNDECIDED = 0, 1, 2, 3
"""UNDECIDED: edited or reworded; the sentences are so long that a quicker way of telling must be used."""

_REWORDED = 0.34
_EDITED = 0.6
# A sentence that goes back to a whole short one, and says more, shares three words with it: two are often a name.
_FEWEST_SHARED, _FEWEST_OF_SHORT = 2, 3
_MOST_PLACES = 40
_MOST_CELLS = 20_000


@kernel
def _stems_of_sentences(stems: Numbers, firsts: Numbers, lasts: Numbers, different: int) -> tuple[Numbers, Numbers]:
    """The different stems of each sentence: those of sentence s are found[bounds[s]:bounds[s + 1]]."""
    found, count = np.empty(len(stems), np.int64), 0
    bounds = np.zeros(len(firsts) + 1, np.int64)
    seen = np.full(different, -1, np.int64)
    for s in range(len(firsts)):
        for i in range(firsts[s], lasts[s]):
            if stems[i] >= 0 and seen[stems[i]] != s:
                seen[stems[i]] = s
                found[count] = stems[i]
                count += 1
        bounds[s + 1] = count
    return found[:count], bounds


@kernel
def _sentences_with(found: Numbers, bounds: Numbers, different: int) -> tuple[Numbers, Numbers]:
    """The same the other way round: the sentences with stem k are places[starts[k]:starts[k + 1]], in order."""
    starts = np.zeros(different + 2, np.int64)
    for i in range(len(found)):
        starts[found[i] + 2] += 1
    for stem in range(1, different + 2):
        starts[stem] += starts[stem - 1]
    # While stem k is filed, starts[k + 1] is where its next sentence goes; behind its last one those of k + 1 begin.
    places = np.empty(len(found), np.int64)
    for s in range(len(bounds) - 1):
        for i in range(bounds[s], bounds[s + 1]):
            places[starts[found[i] + 1]] = s
            starts[found[i] + 1] += 1
    return places, starts


@kernel
def _longest_common(a: Numbers, b: Numbers) -> int:
    """How many words the longest common subsequence has."""
    row = np.zeros(len(b) + 1, np.int64)
    for i in range(len(a)):
        diagonal = 0
        for k in range(len(b)):
            above = row[k + 1]
            row[k + 1] = diagonal + 1 if a[i] == b[k] else max(above, row[k])
            diagonal = above
    return int(row[len(b)])


@kernel
def _kind_of(ours: Numbers, theirs: Numbers) -> int:
    """Whether most words of a sentence were kept in their order, so that it was edited, or else reworded."""
    least = max(_EDITED * len(ours), _EDITED * 0.6 * len(theirs))
    if least > min(len(ours), len(theirs)):
        return REWORDED
    if len(ours) * len(theirs) > _MOST_CELLS:
        return UNDECIDED
    return EDITED if _longest_common(ours, theirs) >= least else REWORDED


@kernel
def _put(rows: Numbers, count: int, number: int, first: int, last: int, shared: int, size: int, kind: int) -> int:
    """Write a match; returns how many there are now."""
    row = rows[count]
    row[0], row[1], row[2], row[3], row[4], row[5] = number, first, last, shared, size, kind
    return count + 1


@kernel
def match_sentences(
    forms_a: Numbers,
    stems_a: Numbers,
    sentences_a: Numbers,
    firsts_a: Numbers,
    lasts_a: Numbers,
    forms_b: Numbers,
    stems_b: Numbers,
    sentences_b: Numbers,
    firsts_b: Numbers,
    lasts_b: Numbers,
    shares: Numbers,
) -> Numbers:
    """Match the sentences of b with those of a.

    forms: any numbers that are equal for equal words. stems, sentences: numbers as `number_together` gives them, of
    the words and of the sentences; sentence s has the words [firsts[s], lasts[s]). shares: what a stem counts that so
    many sentences of a have.

    Returns a row for each match: the sentence of b, the first and the last of a that it goes back to, how many stems
    they share, how many different stems the sentence has, and how close the two are.
    """
    different = len(stems_a) + len(stems_b)
    own_a, bounds_a = _stems_of_sentences(stems_a, firsts_a, lasts_a, different)
    own_b, bounds_b = _stems_of_sentences(stems_b, firsts_b, lasts_b, different)
    places, starts = _sentences_with(own_a, bounds_a, different)
    score = np.zeros(len(firsts_a), np.int64)
    met = np.empty(len(firsts_a), np.int64)
    in_ours, in_best = np.full(different, -1, np.int64), np.full(different, -1, np.int64)
    rows, count, before = np.empty((len(firsts_b), 6), np.int64), 0, -1
    for s in range(len(firsts_b)):
        same = sentences_b[s] if sentences_b[s] < len(firsts_a) else -1
        if before + 1 < len(firsts_a) and sentences_a[before + 1] == sentences_b[s]:
            same = before + 1
        if same >= 0:
            count = _put(rows, count, s, same, same, 1, 1, COPIED)
            before = same
            continue
        size, n_met = bounds_b[s + 1] - bounds_b[s], 0
        for i in range(bounds_b[s], bounds_b[s + 1]):
            stem = own_b[i]
            in_ours[stem] = s
            holding = starts[stem + 1] - starts[stem]
            for k in range(starts[stem], starts[stem] + min(holding, _MOST_PLACES)):
                if score[places[k]] == 0:
                    met[n_met] = places[k]
                    n_met += 1
                score[places[k]] += shares[holding]
        if n_met == 0:
            continue
        for place in range(max(0, before), min(before + 2, len(score))):
            if score[place] > 0:
                score[place] = score[place] * 115 // 100
        best = met[0]
        for i in range(n_met):
            place = met[i]
            if score[place] > score[best] or (score[place] == score[best] and place < best):
                best = place
        for i in range(n_met):
            score[met[i]] = 0

        # The sentence before the best one, or behind it, comes in where it adds much of what is still missing.
        shared = 0
        for i in range(bounds_a[best], bounds_a[best + 1]):
            in_best[own_a[i]] = s
            shared += in_ours[own_a[i]] == s
        extra, most_added = best, -1
        for k in range(max(0, best - 1), min(best + 2, len(firsts_a))):
            added = 0
            for i in range(bounds_a[k], bounds_a[k + 1]):
                added += in_ours[own_a[i]] == s and in_best[own_a[i]] != s
            if k != best and added > most_added:
                extra, most_added = k, added
        fewest = bounds_a[best + 1] - bounds_a[best]
        if extra != best and most_added >= max(3.0, 0.3 * size):
            shared += most_added
            fewest = min(fewest, bounds_a[extra + 1] - bounds_a[extra])
        else:
            extra = best
        first, last = min(best, extra), max(best, extra)

        likeness, back = shared / max(1, size), shared / max(1, fewest)
        if shared < min(_FEWEST_SHARED, size):
            continue
        if likeness < _REWORDED and (back < 2 * _REWORDED or shared < _FEWEST_OF_SHORT):
            continue
        kind = _kind_of(forms_b[firsts_b[s] : lasts_b[s]], forms_a[firsts_a[first] : lasts_a[last]])
        count = _put(rows, count, s, first, last, shared, size, kind)
        before = last
    return rows[:count]
