"""Residue glued to the article inside a line: "View AllOn the battlefield".

Only what a whole line of a page says is cut off: phrases, credits of photos, captions, dates of publication. Learned
models of both sides, tried on pairs of neighbouring lines, found little more at the same error: whether "Live Events"
before a paragraph is a link or a heading cannot be told from the two alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from provaudit.annotation.lexicon import read_kinds
from provaudit.annotation.residue_phrases import load_phrases
from provaudit.annotation.residue_words import tokens_of

_LONGEST = 60  # characters of a phrase that can be glued on
_GLUE = re.compile(
    r"(?:(?<=[a-zà-ÿ0-9.!?)*])|(?<=[.!?][”\"]))(?=[A-Z\"“][\w’'\"“ ])|(?<=[A-Z]{2})(?=[A-Z][a-z])"
    r"|(?<=[A-Za-z])(?=[0-9]{1,2}(?:\.|\Z))"
)
_WORD = re.compile(r"[\"“]?([A-Za-z’']{1,20})")
_LONG_WORD = 9  # letters: names such as "HomePod" begin with shorter ones
_TEXT = 20  # characters: what a phrase of one word is glued to is longer
_STOPS = '.!?)*”"'
_LONGEST_TAIL = 240  # characters of a caption or of a link that can be glued on
_AGENCY = "(?:Getty Images|Shutterstock|iStock|Alamy|Unsplash|Reuters|AFP)"
_NAME = r"[A-Z][\w.’'-]{1,20}(?: [A-Z][\w.’'-]{1,20}){0,3}"
_CREDIT = re.compile(rf"{_AGENCY} ?/ ?{_NAME}|{_NAME} ?/ ?{_AGENCY}")
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_DATED = re.compile(
    r"(?i)(?:(?:last )?(?:updated|published|posted|modified|reviewed)(?: on| at)?:? ?)?(?:[a-z]{3,6}day,? )?"
    rf"(?:{_MONTH}\.? [0-9]{{1,2}},? [0-9]{{4}}|[0-9]{{1,2}} {_MONTH}\.? [0-9]{{4}})|[0-9]{{1,2}} ?min(?:ute)?s? read"
)
_CAPTION = re.compile(
    r"(?:(?:Figure|Fig\.|Table) [0-9]{1,3}[.:] |(?:Source|Image|Photo|Credit|Image source|Image credit|Photo credit): |"
    r"(?:Photo|Image)s? (?:courtesy|by|via) )\S"
)
_TELLING = ("/", ":", "Fig", "Table", "Photo", "Image")  # one is in each caption, credit and heading of a link
_NO_END = re.compile(r"(?:Mc|Mac|De|La|Le|Di|O’|O')\Z")  # of a word: a capital goes on with the name


def find_glued(line: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, kind) of phrases of a page that are glued to the start or the end of a line's other words.

    A word such as "HomePod" is no glue: where the phrase is a single short word, a function word has to follow it.
    """
    for match in _GLUE.finditer(line, 0, _LONGEST):
        cut = match.start()
        kind = _kind_of_whole(line[:cut])
        if not (kind and _may_follow(line, cut)):
            kind = _kind_of_head(line[:cut]) if len(line) - cut > _TEXT else None
        if kind:
            yield 0, cut, kind
            break
    tail = max(0, len(line) - _LONGEST_TAIL)
    telling = any(sign in line[tail:] for sign in _TELLING)
    for match in _GLUE.finditer(line, tail if telling else max(0, len(line) - _LONGEST)):
        cut = match.start()
        kind = _kind_of_tail(line, cut) if telling and cut > _TEXT else None
        if kind:
            yield cut, len(line), kind
            break
        if len(line) - cut > _LONGEST:
            continue
        phrase = line[cut:].strip()
        several = " " in phrase and phrase[0].isalnum()
        if cut and (several or (cut > _TEXT and line[cut - 1] in _STOPS and len(phrase) > 6)):
            kind = _kind_of_whole(phrase)
            if kind:
                yield cut, len(line), kind
                break


def _may_follow(line: str, cut: int) -> bool:
    """Whether what follows a phrase at the start of a line may be glued to it."""
    phrase = line[:cut].strip(" -–—•*")
    if " " in phrase:
        return True
    if len(line) - cut <= _TEXT or line[cut].isdigit():
        return False
    word = _WORD.match(line, cut)
    after = word[1].lower() if word else ""
    return len(phrase) >= _LONG_WORD or after in read_kinds("residue_words.txt")["stop"] or len(after) < 2


def _kind_of_whole(line: str) -> str | None:
    """The kind of a line that says this and nothing else, None if no page has such a line."""
    tokens = tokens_of(line)
    return load_phrases().whole.get(" ".join(tokens)) if len(tokens) < 9 else None


def _kind_of_head(head: str) -> str | None:
    """The kind of what stands before a paragraph on a page: the credit of a photo above it, the date."""
    if _DATED.fullmatch(head):
        return "byline_date"
    return "photo_caption_credit" if _CREDIT.fullmatch(head) and not _NO_END.search(head) else None


def _kind_of_tail(line: str, cut: int) -> str | None:
    """The kind of what stands after a paragraph on a page: the credit of a photo, a caption, "Related: ..."."""
    if len(line) - cut <= _LONGEST and _CREDIT.fullmatch(line, cut):
        return "photo_caption_credit"
    if line[cut - 1] not in _STOPS:
        return None
    if _CAPTION.match(line, cut):
        return "photo_caption_credit"
    opens, colon, _ = line[cut : cut + _LONGEST].partition(":")
    phrases = load_phrases()
    said = " ".join(tokens_of(opens)) if colon else ""
    return phrases.whole[said] if said in phrases.head else None
