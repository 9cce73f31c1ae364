"""Blanks that nobody filled in: [Name], {{city}}, <INSERT DATE>."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provaudit.annotation.lexicon import read_kinds

_BLANK = re.compile(
    r"[$€£]?\[([^\[\]\n]{1,60})\]|\{\{?([^{}\n]{1,40})\}\}?|<([A-Za-z][A-Za-z0-9 _/'-]{2,40})>|_{5,40}|\bX{4,12}\b"
    r"|[$€£]X{1,4}\b|\bX{1,2}/X{1,2}/X{2,4}\b|\bXX%|\((?i:insert) ([^()\n]{2,40})\)"
    '|(["“”«»])'
    r"|%%[A-Z][A-Z_]{1,30}%%|\*\|[A-Z][A-Z_:0-9]{1,30}\|\*"
)
# "To come", as editors write it where a figure or a name is missing.
_TO_COME = re.compile(
    r"\bTK(?:TK){1,4}\b|\bTK TK\b"
    r"|(?:^|(?<=[(\[ ]))(?:(?:NAME|HED|DEK|LEDE|PHOTO|QUOTE|CAPTION|LINK|BYLINE|GRAF|DATE|NUMBER|"
    r"TITLE|AGE|CITY|SOURCE)S? )?\bTK\b(?=\W{0,3}$| (?:percent|per cent|million|billion|people|years|words|times)\b|%)"
)
_MARKS_OF_QUOTES = "\"“”«»'‘’"
_AROUND = 6  # characters: emphasis around a blank that fills a line
_TO_COME_WORDS = frozenset(("tk", "tktk", "tbd"))
_WORD = re.compile(r"[\w'’/-]+")


def find_blanks(line: str) -> Iterator[tuple[int, int]]:
    """(start, end) of the blanks of a line; brackets that an editor put into a quote are none."""
    quoted = False
    for match in _BLANK.finditer(line):
        mark = match[5]
        if mark:
            quoted = not quoted if mark == '"' else mark in "“«"
        elif _is_blank(match, quoted) or (match[0][0] == "_" and match.start() > 0 and match.end() < len(line)):
            yield match.span()
    if "TK" in line and "[" not in line:
        yield from (match.span() for match in _TO_COME.finditer(line))


def _is_blank(match: re.Match[str], quoted: bool) -> bool:
    content = match[1] or match[2] or match[3] or match[4] or ""
    if not content:
        return match[0][0] in "X%*$€£"
    line, (start, end) = match.string, match.span()
    before, after = line[max(start - 1, 0) : start], line[end : end + 1]
    if before in _MARKS_OF_QUOTES and after in _MARKS_OF_QUOTES and before and after:
        return False  # what somebody has found written so
    words_of = read_kinds("residue_mark_words.txt")
    words = [word.lower().replace("’", "'").removesuffix("'s") for word in _WORD.findall(content)]
    names_one = words_of["blank"].issuperset(words) and bool(words)
    asks = not words_of["fill"].isdisjoint(words)
    if match[3]:
        return asks or (content.isupper() and names_one)
    if match[2]:
        parts = {part for word in words for part in re.split(r"[_/-]", word)}
        return match[0].startswith("{{") or asks or not words_of["blank"].isdisjoint(parts)
    if (
        "insert" in words
        or not _TO_COME_WORDS.isdisjoint(words)
        or (asks and words[0] in words_of["fill"] and not quoted)
    ):
        return True
    if len(words) > 2 and words[0] in words_of["order"] and content[0].isupper() and not quoted:
        return True
    if match[4]:
        return names_one
    about = words[-1:] if "of" not in words[1:2] else words[:1]  # "[Keeper's Name]", "[Name of Lock]"
    if 1 < len(words) < 5 and not words_of["last"].isdisjoint(about) and not quoted:
        return True
    alone = len(line) - (end - start) <= _AROUND and line.strip("*_ ") == match[0]
    if match[1] and alone and words and words[0] in words_of["sole"] and "=" not in line:
        return True
    alone = names_one and (len(words) > 1 or words[0] in words_of["single"] or content.isupper())
    return alone and words[0] != "the" and not (quoted and content.islower())
