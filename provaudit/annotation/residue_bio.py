"""What a page says of the author under an article: "Mara Lind is a freelance writer who covers ports."

Only the last lines of a text are read, and only where an article stands before them: in the middle of one, the same
words are about somebody the article is about.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from provaudit.annotation.lexicon import read_kinds
from provaudit.annotation.residue_words import Indices

_LAST, _SHARE, _MOST = 5, 0.15, 12  # lines at the end: at least, of all, and at most
_BEFORE, _WORDS = 3, 80  # lines and words that an article has before them
_READ = 600  # characters of a line
_SHORTEST = 20  # characters of a line about an author
_LONGEST = 160  # words of a line about an author
_UNDER = 6  # lines under a heading such as "About the author"

_NAME = r"(?:(?:Dr|Prof|Mr|Ms|Mrs)\. )?[A-Z][\w’'.-]{0,20}(?: (?:[A-Z][\w’'.-]{0,20}|de|van|von|der|la|bin|al)){0,3}"
_DOES = (
    r"(?:is|has|covers?|writes|joined|lives?|works|serves|leads?|holds|studied|specializes|specialises|began|founded|"
    r"reports|contributes|brings|loves|enjoys|teaches|helps|runs|manages|oversees)"
)
_OPENS = re.compile(
    rf"(?:[-•*–—] ?|About (?:the [Aa]uthors?:? ?|the [Ww]riter:? ?)?)?({_NAME})(?:,? \([^()]{{1,40}}\))?"
    rf"(?:, [^,.]{{1,60}},)? (?:also |currently |now )?{_DOES}\b"
)
_ROLE = re.compile(
    r"(?:[-–—•*~] ?)?(?:(?:Former|Senior|Executive|Managing|Associate|Assistant|Deputy|Contributing|Chief|Staff|"
    r"Freelance|Lead|Principal|Co-?|Digital|Marketing|Content|Creative|Technical|Technology|News|Editorial|Certified|"
    r"Licensed|Registered|Owner|President),? (?:and |& )?){0,4}(?:Founder|Co-?founder|CEO|CTO|COO|CMO|Editor|Writer|"
    r"Reporter|Journalist|Author|Blogger|Columnist|Contributor|Strategist|Photographer|Copywriter|Correspondent|"
    r"Editor-in-[Cc]hief)"
    r"(?:,| at | & |\.|\Z)"
)
_HEADING = re.compile(
    r"(?i)(?:[#*•-]{1,3} ?)?(?:(?:about|meet) (?:the |our )?(?:authors?|writers?|editors?|contributors?|blogger)|"
    r"(?:post )?author(?:s|[’']s)?(?: (?:bio|biography|info|profile))?|bio|biography|written by|contributors?):?"
)
_MORE = re.compile(
    r"(?:He|She|They|His|Her|Their|Prior to|Before joining|When (?:he|she|they|not)|Outside of work|"
    r"In (?:his|her|their) (?:spare|free)|(?:You can )?(?:[Ff]ollow|[Ff]ind|[Rr]each) (?:him|her|them))\b"
)


def find_bios(lines: Sequence[str], counts: Indices, gone: Sequence[bool]) -> list[int]:
    """The numbers of the lines about the author at the end of a text, in order.

    counts: the words of each line. gone: whether it is residue anyway.
    """
    n = len(lines)
    start = max(n - min(max(_LAST, int(_SHARE * n)), _MOST), _BEFORE)
    before = counts[:n].cumsum().tolist()
    found: list[int] = []
    heading = -_UNDER - 1
    for i in range(start, n):
        line = lines[i]
        if before[i - 1] < _WORDS:
            continue
        if len(line) <= 40 and _HEADING.fullmatch(line):
            heading = i
            found.append(i)
        elif i - heading <= _UNDER or (not gone[i] and _is_bio(line)) or (found[-1:] == [i - 1] and _MORE.match(line)):
            found.append(i)
    first = start
    while found[:1] == [start] and first > _BEFORE and before[first - 2] >= _WORDS and _is_bio(lines[first - 1]):
        first -= 1
    return [*range(first, start), *found]


@functools.lru_cache(maxsize=1 << 8)
def _is_bio(line: str) -> bool:
    """Whether a line tells who somebody is and what they do for a living, and quotes nobody."""
    head = line[:_READ]
    if len(line) < _SHORTEST or "“" in head or '"' in head or len(line.split(None, _LONGEST)) >= _LONGEST:
        return False
    if _ROLE.match(head):
        return True
    match = _OPENS.match(head)
    if match is None or match[1].split()[0].lower() in read_kinds("residue_words.txt")["stop"]:
        return False
    trade, life = (len({word.lower() for word in _words(kind).findall(head)}) for kind in ("trade", "life"))
    return trade > 0 and trade + life >= (2 if " " in match[1] else 3)  # "Marketing is" may open a sentence, too


@functools.cache
def _words(kind: str) -> re.Pattern[str]:
    words = sorted(read_kinds("residue_mark_words.txt")[kind], key=lambda word: (-len(word), word))
    return re.compile(r"(?i)\b(?:" + "|".join(map(re.escape, words)).replace("'", "[’']") + r")\b")
