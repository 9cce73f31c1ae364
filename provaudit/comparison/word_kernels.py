"""What two texts share by their words: loops over words as numbers (see `WordKeys`), compiled.

The kernels that call each other share one file: numba's disk cache looks at the file of the outermost alone.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from provaudit.comparison.compiled import kernel

Keys = NDArray[np.int64]
Flags = NDArray[np.bool_]
Places = NDArray[np.int64]

_SPREAD = 0x2545F4914F6CDD1D
_NONE = -1


@kernel
def _table_for(keys: Keys) -> Places:
    """An empty hash table with open addressing: twice the room that the keys need, a power of two."""
    size = 8
    while size < 2 * len(keys):
        size *= 2
    return np.full(size, _NONE, np.int64)


@kernel
def _slot_of(key: np.int64, keys: Keys, table: Places) -> np.int64:
    """The slot that holds the place of an equal key, or the empty one where it belongs."""
    mask = len(table) - 1
    slot = (key ^ key >> 32) & mask
    while table[slot] >= 0 and keys[table[slot]] != key:
        slot = slot + 1 & mask
    return slot


@kernel
def _filed(keys: Keys) -> tuple[Places, int]:
    """A table of the first place of each key, and how many different ones there are."""
    table, count = _table_for(keys), 0
    for i in range(len(keys)):
        slot = _slot_of(keys[i], keys, table)
        if table[slot] < 0:
            table[slot] = i
            count += 1
    return table, count


@kernel
def _joined(forms: Keys, first: int, last: int) -> int:
    """One key for the words [first, last)."""
    key = last - first
    for i in range(first, last):
        key = (key ^ forms[i]) * _SPREAD
        key ^= key >> 29
    return key


@kernel
def _runs(forms: Keys, size: int) -> Keys:
    """A key for each run of so many words."""
    runs = np.zeros(max(0, len(forms) - size + 1), np.int64)
    for i in range(len(runs)):
        runs[i] = _joined(forms, i, i + size)
    return runs


@kernel
def _quoted_runs(runs: Keys, quoted: Flags) -> Keys:
    """The runs of three words that stand inside quotation marks."""
    found, count = np.zeros(len(runs), np.int64), 0
    for i in range(len(runs)):
        if quoted[i] and quoted[i + 1] and quoted[i + 2]:
            found[count] = runs[i]
            count += 1
    return found[:count]


@kernel
def _drop_shared_quotes(forms: Keys, runs: Keys, quoted: Flags, own: Keys, others: Keys) -> Flags:
    """For each word whether it counts: not where it begins, or goes on with, a run that both texts quote."""
    kept = np.ones(len(forms), np.bool_)
    own_table, _ = _filed(own)
    table, _ = _filed(others)
    for i in range(len(runs)):
        if (
            quoted[i]
            and table[_slot_of(runs[i], others, table)] >= 0
            and own_table[_slot_of(runs[i], own, own_table)] >= 0
        ):
            kept[i], kept[i + 1], kept[i + 2] = False, False, False
    return kept


@kernel
def _taken(keys: Keys, flags: Flags, kept: Flags) -> Keys:
    """The keys with both flags. A plain loop: array expressions take the compiler many times as long."""
    found, count = np.empty(len(keys), np.int64), 0
    for i in range(len(keys)):
        if flags[i] and kept[i]:
            found[count] = keys[i]
            count += 1
    return found[:count]


@kernel
def _singles(stems: Keys, kept: Flags) -> tuple[Keys, Places]:
    """The stems that occur once, in order, with their places among the words with content."""
    content, count = np.zeros(len(stems), np.int64), 0
    for i in range(len(stems)):
        if kept[i] and stems[i] != 0:
            content[count] = stems[i]
            count += 1
    content = content[:count]
    table, times = _table_for(content), np.zeros(count, np.int64)
    for i in range(count):
        slot = _slot_of(content[i], content, table)
        if table[slot] < 0:
            table[slot] = i
        times[table[slot]] += 1
    places, single = np.empty(count, np.int64), 0
    for i in range(count):
        if times[i] == 1:
            content[single], places[single] = content[i], i
            single += 1
    return content[:single], places[:single]


@kernel
def _near(places: Places, step: int) -> int:
    """How often the next place is near the last one."""
    near = 0
    for i in range(1, len(places)):
        near += -step <= places[i] - places[i - 1] <= step
    return near


@kernel
def _by_place(in_a: Places, in_b: Places, room: int) -> Places:
    """The second places in the order of the first, which are all different and smaller than `room`."""
    beside = np.full(room, _NONE, np.int64)
    for i in range(len(in_a)):
        beside[in_a[i]] = in_b[i]
    count = 0
    for place in range(room):
        if beside[place] != _NONE:
            beside[count] = beside[place]
            count += 1
    return beside[:count]


@kernel
def _count_missing(own: Keys, others: Keys) -> tuple[int, int]:
    """How many different keys there are, and how many of them the others lack."""
    seen, different = _filed(own)
    table, _ = _filed(others)
    missing = 0
    for slot in range(len(seen)):
        if seen[slot] >= 0:
            missing += table[_slot_of(own[seen[slot]], others, table)] < 0
    return different, missing


@kernel
def count_shared(
    forms_a: Keys,
    stems_a: Keys,
    quoted_a: Flags,
    telling_a: Flags,
    forms_b: Keys,
    stems_b: Keys,
    quoted_b: Flags,
    telling_b: Flags,
    most_names: int,
    most_ordered: int,
    step: int,
) -> tuple[Keys, Keys, Places]:
    """The counts behind `Measures`, of two texts without what both quote.

    Returns the names and numbers of each, and eleven counts: the different ones of a and of b, those which the other
    text lacks, of a and of b; the words that occur once in both, how many steps from one to the next are short in a
    and in b, how many pairs of them keep their order; the different runs of three words of a and of b, and those in
    both.
    """
    runs_a, runs_b = _runs(forms_a, 3), _runs(forms_b, 3)
    said_a, said_b = _quoted_runs(runs_a, quoted_a), _quoted_runs(runs_b, quoted_b)
    kept_a, kept_b = np.ones(len(forms_a), np.bool_), np.ones(len(forms_b), np.bool_)
    if len(said_a) and len(said_b):
        kept_a = _drop_shared_quotes(forms_a, runs_a, quoted_a, said_a, said_b)
        kept_b = _drop_shared_quotes(forms_b, runs_b, quoted_b, said_b, said_a)
        runs_a = _runs(_taken(forms_a, kept_a, kept_a), 3)
        runs_b = _runs(_taken(forms_b, kept_b, kept_b), 3)
    names_a = _taken(stems_a, telling_a, kept_a)[:most_names]
    names_b = _taken(stems_b, telling_b, kept_b)[:most_names]
    counts = np.zeros(11, np.int64)
    counts[0], counts[2] = _count_missing(names_a, stems_b)
    counts[1], counts[3] = _count_missing(names_b, stems_a)

    singles_a, places_a = _singles(stems_a, kept_a)
    singles_b, places_b = _singles(stems_b, kept_b)
    table, _ = _filed(singles_a)
    in_a, in_b, shared = np.zeros(most_ordered, np.int64), np.zeros(most_ordered, np.int64), 0
    for i in range(len(singles_b)):
        at = table[_slot_of(singles_b[i], singles_a, table)]
        if at >= 0 and shared < most_ordered:
            in_a[shared], in_b[shared] = places_a[at], places_b[i]
            shared += 1
    in_a, in_b = in_a[:shared], in_b[:shared]
    counts[4] = shared
    counts[5] = _near(in_a, step)
    counts[6] = _near(_by_place(in_a, in_b, len(stems_a)), step)
    for i in range(shared):
        for k in range(i):
            counts[7] += in_a[k] < in_a[i]

    counts[8], missing = _count_missing(runs_a, runs_b)
    counts[9], _ = _count_missing(runs_b, runs_a)
    counts[10] = counts[8] - missing
    return names_a, names_b, counts


@kernel
def _count_covered(runs: Keys, others: Keys, size: int) -> int:
    """How many words lie in runs that the others have too."""
    table, _ = _filed(others)
    covered, end = 0, 0
    for i in range(len(runs)):
        if table[_slot_of(runs[i], others, table)] >= 0:
            covered += i + size - max(i, end)
            end = i + size
    return covered


@kernel
def count_covered(forms_a: Keys, forms_b: Keys, size: int) -> tuple[int, int]:
    """How many words of each text lie in runs of so many words that both have."""
    runs_a, runs_b = _runs(forms_a, size), _runs(forms_b, size)
    return _count_covered(runs_a, runs_b, size), _count_covered(runs_b, runs_a, size)


@kernel
def find_lost(stems_a: Keys, telling_a: Flags, stems_b: Keys) -> Places:
    """The words of a that are the first mention of a telling stem which b lacks, in order."""
    table, _ = _filed(stems_b)
    seen = _table_for(stems_a)
    found, count = np.zeros(len(stems_a), np.int64), 0
    for i in range(len(stems_a)):
        if telling_a[i]:
            slot = _slot_of(stems_a[i], stems_a, seen)
            if seen[slot] < 0:
                seen[slot] = i
                if table[_slot_of(stems_a[i], stems_b, table)] < 0:
                    found[count] = i
                    count += 1
    return found[:count]


@kernel
def number_together(a: Keys, b: Keys) -> tuple[Places, Places]:
    """Small numbers in the place of keys: equal ones for equal keys, below len(a) for those of a; -1 for the key 0."""
    table_a, _ = _filed(a)
    table_b, _ = _filed(b)
    in_a, in_b = np.empty(len(a), np.int64), np.empty(len(b), np.int64)
    for i in range(len(a)):
        in_a[i] = table_a[_slot_of(a[i], a, table_a)] if a[i] != 0 else _NONE
    for i in range(len(b)):
        at = table_a[_slot_of(b[i], a, table_a)]
        in_b[i] = at if at >= 0 else len(a) + table_b[_slot_of(b[i], b, table_b)]
        if b[i] == 0:
            in_b[i] = _NONE
    return in_a, in_b


@kernel
def join_words(forms: Keys, firsts: Places, lasts: Places) -> Keys:
    """A key for each stretch of words [first, last)."""
    joined = np.empty(len(firsts), np.int64)
    for i in range(len(firsts)):
        joined[i] = _joined(forms, firsts[i], lasts[i])
    return joined
