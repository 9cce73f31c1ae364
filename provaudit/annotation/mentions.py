"""Who could be speaking: the names, pronouns and roles in the tokens of a paragraph, with their place in the clause."""

from __future__ import annotations

import re
from typing import NamedTuple

from provaudit.annotation.lexicon import read_kinds
from provaudit.annotation.name_words import is_title, name_words
from provaudit.annotation.speech_tokens import Tokens

_NAMES = "Nnbl"
_VERBS = "VWGJ"
# In the string of kinds: what may head a candidate; a noun that only modifies the next; a verb of saying.
_MAY_HEAD = re.compile("[NnblPHRrdD]|[ax](?=V|BV)")
_MODIFIES = re.compile("[RrdNn]|'[Rrd]|C[aRrx]{0,3}R[Nn]")
# "Norvik manager Ida Lund": what stands between a name and the person whose role it tells.
_ROLE_OF_PERSON = re.compile("([aRrx]{1,6})[Nn]")
_BEFORE_ROLE = re.compile("R(?![DPaNnbl])|[aRrx]{1,3}(?<=[Rr])(?=B{0,3}[VW])")
_SAYS = re.compile("V|BV")
_VERB = re.compile("B{0,3}([VWGJ])")
# "of the family", "at Elmfield University": what may stand between a noun and its verb.
_COMPLEMENT_VERB = re.compile("O[DOaxRrdNnbl']{1,8}?B{0,3}([VWGJ])")
# "Leader of the Opposition Ada Brook said": the name is the speaker's, not a part of the complement.
_NAMED_AFTER_COMPLEMENT = re.compile("[aRrxnbl]NB{0,3}[VWGJ]\\Z")
# Prepositions that open a clause as well: "after the mayor said".
_CLAUSE_OPENERS = frozenset(("after", "before", "than", "like", "with"))
_ARTICLES = frozenset(("a", "an", "the"))
_ALONE = frozenset(("another", "one", "others", "many", "some", "most", "both", "several"))
_POSSESSIVES = frozenset(("his", "her", "their", "its", "my", "our"))
_APPOSITION = 30
_TITLE_WORDS = 5


class Mention(NamedTuple):
    """A candidate. first, last: its tokens, both included; kind: of its head ("u": a noun that no list has).

    before, after: what precedes and follows it in the clause, as short codes that the weights are keyed by:
    "V" a verb of saying directly, "cV" after an apposition, "Y" such a verb and "by", "O" another preposition ...
    """

    first: int
    last: int
    kind: str
    before: str
    after: str
    sentence: int


def find_mentions(tokens: Tokens) -> list[Mention]:
    """The candidates among the tokens, in order."""
    kinds, words = tokens.kinds, tokens.words
    found = []
    for match in _MAY_HEAD.finditer(kinds):
        i, kind = match.start(), match[0]
        if kind in "nblN" and _tells_role(tokens, i):
            continue
        if kind == "l" and tokens.starts[i] == 0 and kinds[i + 1 : i + 2] == ":":
            continue  # a dateline
        if kind in "NnblPH":
            found.append(_mention(tokens, i, i, kind))
        elif kind == "D" and words[i] in _POSSESSIVES and _saying_follows(tokens, i + 1):
            found.append(Mention(i, i, "p", _before(tokens, i, kind), "'s", tokens.sentences[i]))
        elif kind in "Rrd":
            if not _MODIFIES.match(kinds, i + 1) and not _is_titled(tokens, i + 1):
                found.append(_mention(tokens, _phrase_start(tokens, i), i, kind))
        elif kind in "aDx" and _SAYS.match(kinds, i + 1) and words[i] not in _ARTICLES and words[i][0].isalnum():
            first = _phrase_start(tokens, i)
            if kinds[first] == "D" or first == 0 or kinds[first - 1] in "Q.,:-'":
                found.append(_mention(tokens, first, i, "u"))
        elif kind == "D" and i and (kinds[i - 1] == "V" or (i > 1 and kinds[i - 2] == "A")):
            last = _phrase_end(tokens, i)
            if last > i or words[i] in _ALONE:
                found.append(_mention(tokens, i, last, "u"))
    return found


def _tells_role(tokens: Tokens, i: int) -> bool:
    """Whether a name only tells a role: "Norvik manager Ida Lund", "a Kerl aide", but not "Brook coaches the side"."""
    if _BEFORE_ROLE.match(tokens.kinds, i + 1) and tokens.sentences[i] == tokens.sentences[i + 1]:
        return True
    match = _ROLE_OF_PERSON.match(tokens.kinds, i + 1)
    if match is None or tokens.sentences[match.end() - 1] != tokens.sentences[i]:
        return False
    lists, before_roles = name_words(), read_kinds("speaker_nouns.txt")["of_roles"]
    roles = 0
    for word, kind in zip(tokens.words[i + 1 : match.end() - 1], match[1], strict=True):
        is_role = kind in "Rr" or is_title(word, lists)
        if not (is_role or kind == "x" or word in before_roles):
            return False
        roles += is_role
    return roles > 0


def _is_titled(tokens: Tokens, i: int) -> bool:
    """Whether a person with a title that is no noun for people stands here: "Dr. Ada Brook", "Datuk Ada Brook"."""
    return tokens.kinds.startswith("aN", i) and is_title(tokens.words[i], name_words())


def _saying_follows(tokens: Tokens, i: int) -> bool:
    """Whether a word for what is said follows within three words: "his false claim"."""
    sayings = read_kinds("speaker_nouns.txt")["sayings"]
    for word, kind in zip(tokens.words[i : i + 3], tokens.kinds[i : i + 3], strict=True):
        if word in sayings:
            return True
        if kind not in "ax":
            return False
    return False


def _phrase_start(tokens: Tokens, i: int) -> int:
    """The first token of the noun phrase whose head is token `i`: back to its determiner, over at most five words."""
    kinds, first = tokens.kinds, i
    while first > 0 and i - first < 6:
        kind = kinds[first - 1]
        if kind == "D":
            return first - 1
        if kind == "'" and first > 1 and kinds[first - 2] in _NAMES:
            return first - 2
        if kind == "'" and first > 1 and kinds[first - 2] in "Rr":
            first -= 2
            continue
        if kind in "aRrdxbnlN":
            first -= 1
            continue
        break
    return first


def _phrase_end(tokens: Tokens, i: int) -> int:
    """The last token of a noun phrase that starts with a determiner and has no listed noun; `i` where there is none."""
    kinds, last = tokens.kinds, i
    for j in range(i + 1, min(i + 6, len(kinds))):
        if kinds[j] in _NAMES or kinds[j] in "Rrd":
            return i
        if kinds[j] not in "ax":
            break
        last = j
    return last


def _mention(tokens: Tokens, first: int, last: int, kind: str) -> Mention:
    before, after = _before(tokens, first, kind), _after(tokens, last)
    if (
        before == "O"
        and first
        and tokens.words[first - 1] in _CLAUSE_OPENERS
        and (after[0] in "VWBo" or (after == "G" and tokens.words[first - 1] == "with"))
    ):
        before = "S"
    return Mention(first, last, kind, before, after, tokens.sentences[last])


def _before(tokens: Tokens, first: int, kind: str) -> str:
    """The kind of what precedes, titles and adjectives skipped."""
    kinds, sentences = tokens.kinds, tokens.sentences
    i, skipped = first - 1, 0
    if kind in _NAMES:
        while i >= 0 and skipped < _TITLE_WORDS and sentences[i] == sentences[first]:
            if kinds[i] not in "aRrdx'" and not (kinds[i] in _NAMES and kinds[i + 1] in "Rr" and skipped):
                break
            i -= 1
            skipped += 1
        if i >= 0 and kinds[i] == "D" and skipped:
            i -= 1
    if i < 0 or sentences[i] != sentences[first]:
        return "^"
    code = kinds[i]
    if code == "O" and i and tokens.words[i] == "by" and kinds[i - 1] in "VWGJQ":
        return "Y"
    if code == "A" or (code == "O" and i and kinds[i - 1] == "A"):
        return "A"
    if code in _VERBS:
        previous = kinds[i - 1] if i else "^"
        if previous == "Q" or (previous == "," and i > 1 and kinds[i - 2] == "Q"):
            return code + "Q"
    return code


def _after(tokens: Tokens, last: int) -> str:
    """The kind of what follows; "c" before it where an apposition lies between."""
    kinds, sentences, count = tokens.kinds, tokens.sentences, len(tokens.kinds)
    i = last + 1
    if i >= count or sentences[i] != sentences[last]:
        return "$"
    kind = kinds[i]
    if kind in "VWGJ":
        return kind
    if kind in ",(-":
        closing = ")" if kind == "(" else kind
        for j in range(i + 1, min(i + _APPOSITION, count - 1)):
            if sentences[j] != sentences[last]:
                break
            if kinds[j] == closing:
                verb = _verb(tokens, j + 1)
                return "c" + verb if verb else kind + kinds[i + 1]
        return kind + (kinds[i + 1] if i + 1 < count else "$")
    if kind == "'":
        return "'s" if _saying_follows(tokens, i + 1) else "'"
    if kind == "H":
        return "H" + _verb(tokens, i + 1)
    if kind == "O" and kinds[last] in "Rrd":
        complement = _COMPLEMENT_VERB.match(kinds, i)
        if (
            complement
            and sentences[complement.end() - 1] == sentences[last]
            and not _NAMED_AFTER_COMPLEMENT.search(complement[0])
        ):
            return "o" + complement[1]
    return _verb(tokens, i) or kind


def _verb(tokens: Tokens, i: int) -> str:
    """The kind of the verb of saying at token `i`, auxiliaries and adverbs skipped; "" where there is none."""
    verb = _VERB.match(tokens.kinds, i)
    return verb[1] if verb else ""
