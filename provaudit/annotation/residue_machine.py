"""What a language model, or whoever asked it, left in a text: requests, openings, offers, refusals.

Single phrases turn up in honest sentences ("Here is the problem", "I'm sorry, but I can't accept"), so a sentence is
weighed: the cues of data/residue_cues.txt add up, and quotation marks or reported speech about it take it out.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from provaudit.annotation.lexicon import read_kinds
from provaudit.annotation.residue_cues import LONGEST, THRESHOLD, Cues, load_cues, split_sentences

_HEADING = 16  # characters
# "Great question! Here's a breakdown of what happened:"
_HANDS_OVER = re.compile(r"(?:[Hh]ere(?:['’]s| is| are)|[Bb]elow (?:is|are)) [^.!?:]{3,160}:")
_OPENER, _OPENING = 1.3, 40  # the weight of an opening by itself, and its characters at most
_QUOTED = re.compile(r"[\"“”„«»]")
_REPORTED = re.compile(
    r",? (?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[A-Z][\w’'-]{1,30}|"
    r"(?:a|an|the|his|her|their|my) [\w’'-]{2,30}(?: (?!you\b)[\w’'-]{2,30})?)"
    r" (?:said|says|told|wrote|writes|asked|answered|replied|added|explained|warned|began|insisted|recalled|joked|"
    r"shouted|cried|yelled|whispered|snapped|muttered|called|laughed|typed|quipped|remarked|demanded|pleaded|begged)\b"
    r"|(?:said|says|told|wrote|asked|answered|replied|reads?|began|phrase|words|message|sentence|chatbot|assistant)"
    r"[^.]{0,30}[:,]? ?[\"“‘']"
)
_ROLE = re.compile(
    r"\W{0,3}(?:(task|instructions?|user|human)|prompt|assistant|system|chatgpt|gpt(?:-[0-9])?|claude|gemini|bot)"
    r"(?: prompt| message| input| response| instructions?)?: {0,2}\S",
    re.IGNORECASE,
)
_UNABLE = (
    r"(?:can(?:no|['’])t|can not|could(?:n['’]t| not)|won['’]t(?: be able)?|will not(?: be able)?|do(?:n['’]t| not)|"
    r"must decline|must refuse|"
    r"have to decline|afraid i can(?:no|['’])t|(?:am )?(?:unable|not able|not allowed|not comfortable)|"
    r"am (?:not permitted|not in a position|not programmed))"
)


@functools.cache
def _cues() -> Cues:
    few = r"(?:[\w’'-]{1,20},? ){0,3}"
    near = r"(?:(?!(?:at|by|for|from|in|of|on|to|with|and)\b)[\w’'-]{1,20},? ){0,3}"
    blanks = (("near", near), ("some", r"(?:[\w’'-]{1,20},? ){0,6}"), ("few", few), ("unable", _UNABLE))
    return load_cues("residue_cues.txt", "residue_machine_words.txt", blanks)


@functools.cache
def _texts() -> re.Pattern[str]:
    """What a task has to speak of to be one for a machine; a recipe has instructions, too."""
    kinds = read_kinds("residue_machine_words.txt")
    words = sorted(word.rstrip("-") for word in kinds["piece"] | kinds["act"])
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))}|words?\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence of a machine's, or of whoever asked it. start, end: in the line."""

    start: int
    end: int
    kind: str


def _is_reported(sentence: str) -> bool:
    return (_QUOTED.search(sentence) or _REPORTED.search(sentence)) is not None


def _strong_weights(sentence: str, called: list[int]) -> dict[str, float]:
    """The weights of the strong cues in a sentence by kind; none for one that is quoted or reported."""
    by_kind = _cues().strong_weights(sentence, called)
    return {} if by_kind and _is_reported(sentence) else by_kind


def _weigh(sentence: str, strong: dict[str, float]) -> tuple[float, str]:
    """(weight, kind) of all cues in a sentence; no kind without a strong cue, no weight if it is quoted or reported."""
    if not strong and _is_reported(sentence):
        return 0.0, ""
    return _cues().weigh(sentence, strong)


def find_remarks(line: str) -> tuple[Remark, ...]:
    """The left-over sentences of a line: sure ones, those that two together make sure, half-sure ones beside them."""
    role = _ROLE.match(line) if len(line) <= LONGEST else None
    if role and not _QUOTED.search(line) and (not role[1] or _texts().search(line)):
        return (Remark(0, len(line), "prompt_leak"),)
    called = _cues().called_for(line)
    if not called:
        return ()
    bounds = split_sentences(line)
    strong = {i: found for i, (a, b) in enumerate(bounds) if (found := _strong_weights(line[a:b], called))}
    weighed = {i: _weigh(line[slice(*bounds[i])], found) for i, found in strong.items()}
    sure = {i for i, (weight, _) in weighed.items() if weight >= THRESHOLD}
    for i in weighed:
        if i - 1 in weighed and weighed[i - 1][0] + weighed[i][0] >= 1.4 * THRESHOLD:
            sure |= {i - 1, i}
    first = bounds[0][1]
    opened = len(bounds) == 2 and weighed.get(0, (0.0, ""))[0] >= _OPENER and line[first - 1] == "!"
    if opened and first <= _OPENING and _HANDS_OVER.fullmatch(line, *bounds[1]):
        sure |= {0, 1}
        weighed.setdefault(1, weighed[0])
    kinds = {i: weighed[i][1] for i in sure}
    for i in {j for k in sure for j in (k - 1, k + 1) if 0 <= j < len(bounds)} - sure:
        start, end = bounds[i]
        heading = end - start <= _HEADING and line[end - 1] == ":"  # "Note:"
        if heading or (weighed.get(i) or _weigh(line[start:end], {}))[0] >= THRESHOLD / 2:
            kinds[i] = kinds[i - 1 if i - 1 in sure else i + 1]
    return tuple(Remark(*bounds[i], kinds[i]) for i in sorted(kinds))
