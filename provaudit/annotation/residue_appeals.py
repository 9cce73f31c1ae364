"""Page furniture in sentences: "Follow our reporter on Facebook", "Comments are closed", "Capital at risk".

Phrases know what pages say word for word; here the cues of data/residue_appeals.txt are weighed (see `residue_cues`),
so that what names an outlet, a reporter or a price is known as well. A line goes as a whole.
"""

from __future__ import annotations

import functools

from provaudit.annotation.residue_cues import LONGEST, THRESHOLD, Cues, load_cues, split_sentences

_LEAST_SHARE = 0.5  # of the characters of a line, in sentences that are sure
_AGAINST = -0.5  # a sentence below this weight speaks of something else
_ONE_BREATH = 200  # characters: a shorter line is weighed as one sentence, too, and speaks of what its first one does


@functools.cache
def _cues() -> Cues:
    lead = (
        r"(?:^|[—–:;!?|] ?|\byou can |\bplease )\W{0,4}(?:and |please |also |for [^,]{2,40}, |don['’]t forget to |"
        r"be sure to |(?:click|tap) (?:here )?to |you can |make sure to |want to |why not )?"
    )
    word = r"(?:[\w’'&.-]{1,20},? )"
    blanks = (("lead", lead), ("few", word + "{0,3}"), ("some", word + "{0,6}"))
    return load_cues("residue_appeals.txt", "residue_appeal_words.txt", blanks)


def appeal_words() -> frozenset[str]:
    """Words of which each appeal has one."""
    return _cues().words


def appeal_kind(line: str) -> str | None:
    """The kind of a line that speaks to the readers of a page, or for its publisher, or None."""
    if len(line) > LONGEST:
        return None
    line = line.replace("\xa0", " ")
    cues = _cues()
    called = cues.called_for(line)
    if not called:
        return None
    bounds = _sentences(line)
    strong = [cues.strong_weights(line[start:end], called) for start, end in bounds]
    if not any(strong):
        return None
    weighed = [
        (end - start, *cues.weigh(line[start:end], found)) for (start, end), found in zip(bounds, strong, strict=True)
    ]
    if any(weight < _AGAINST for _, weight, _ in weighed):
        return None
    sure = [(weight, kind, size) for size, weight, kind in weighed if kind and weight >= THRESHOLD]
    if len(bounds) > 1 and len(line) <= _ONE_BREATH:
        weight, kind = cues.weigh(line, cues.strong_weights(line, called))
        first = weighed[0][2] and weighed[0][1] >= THRESHOLD
        if kind and (weight >= THRESHOLD or first):
            return kind
    if sum(size for _, _, size in sure) < _LEAST_SHARE * len(line):
        return None
    return max(sure)[1]


def _sentences(line: str) -> list[tuple[int, int]]:
    """(start, end) of the sentences of a line; what stands before a colon is no sentence of its own."""
    found: list[tuple[int, int]] = []
    for start, end in split_sentences(line):
        if found and line[found[-1][1] - 1] == ":":
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found
