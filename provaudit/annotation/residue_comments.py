"""What readers say under an article: from the first of their remarks on, nothing is the article's.

Two lines near each other have to say so: remarks that praise, thank or agree in their first words, lines that name who
speaks ("Mara Lind says"), or one of these under a heading such as "3 comments".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_BEFORE, _WORDS = 3, 80  # lines and words that an article has before them
_READ = 160  # characters of a line
# Lines from one sign that readers speak to the next, by what the two are.
_REACH = {
    ("praise", "praise"): 10,
    ("praise", "name"): 25,
    ("name", "praise"): 25,
    ("reply", "praise"): 25,
    ("praise", "reply"): 25,
    ("reply", "reply"): 25,
    ("name", "reply"): 25,
    ("reply", "name"): 25,
    ("name", "name"): 25,
    ("form", "praise"): 6,
    ("form", "name"): 6,
    ("form", "reply"): 6,
}

_GOOD = (
    r"(?:great|nice|good|awesome|excellent|amazing|wonderful|fantastic|interesting|brilliant|lovely|helpful|useful|"
    r"insightful|informative|beautiful|fascinating|super)"
)
_PRAISE = re.compile(
    r"(?i)(?:(?:hi|hello|hey|wow|yes|oh)\b[^.!?]{0,25}[,.!-] ?)?(?:"
    r"(?:what an? |this is (?:an? |such an? |really an? )?|such an? |a )?(?:really |very |truly |absolutely |so )?"
    rf"{_GOOD}"
    r"(?: and \w{1,15})? (?:post|article|read|piece|blog|tips|info|information|write-?up|job|work|stuff|advice|list|"
    r"ideas?|content|guide|story|video|review|recipe|tutorial|points?)\b"
    r"|thank(?:s| you)(?: so much| a lot| very much)?,? (?:\w{1,15} )?for (?:sharing|this|writing|posting|your|all|"
    r"such|putting|the (?:post|article|info|information|great|tips|review|recipe|advice|list|share|tutorial|comment))"
    r"|(?:very|so|really|super|extremely) (?:helpful|informative|insightful|useful|interesting|inspiring|true|cool|"
    r"nice|well[- ]written|well said)"
    r"|(?:i )?(?:really |just |absolutely |totally |truly )?(?:loved?|enjoyed|appreciated?) "
    r"(?:this|that|reading|your|the (?:post|article|way)|it)\b"
    r"|this (?:is|was|looks|sounds|post|article) (?:really |so |very |such |just |absolutely |super |a |exactly )?"
    r"(?:great|helpful|awesome|amazing|useful|interesting|beautiful|informative|nice|perfect|cool|what i)"
    r"|(?:i )?(?:totally |completely |couldn[’']t |could not )?agree[d ]|well (?:said|done|written)"
    r"|congrat(?:s|ulations)\b|looking forward to (?:the next|the rest|reading|more|your|part)|lol\b|haha"
    r"|so glad|i am so|can[’']t wait to (?:try|read|see|make))"
)
_SAYS = re.compile(r"[\w’'.@-]{1,25}(?: [\w’'.@-]{1,25}){0,3} says:?")
_REPLY = re.compile(r"Reply(?: to .{1,40})?")
_FORM = re.compile(
    r"(?i)[0-9]{1,5} (?:comments?|replies|responses|thoughts?)(?: (?:on|to) .{1,120})?|leave a (?:reply|comment)|"
    r"(?:comments?|responses) ?(?:\([0-9]{1,5}\))?:?"
)


def find_comments(lines: Sequence[str], may_be: Sequence[int]) -> int:
    """The number of the first line that is no more than readers' comments up to the end, or len(lines) if none is.

    may_be: the numbers of the lines that begin or end as such lines can, in order.
    """
    before, sort = 0, ""
    for i in may_be:
        now = _sign(lines[i]) if i >= _BEFORE else ""
        if not now:
            continue
        # Articles, too, have lines such as "Mara Lind says:", and a quote under each.
        told = sort == now == "name" and lines[i][-1] == ":"
        if i - before <= _REACH.get((sort, now), 0) and not told:
            words = 0
            for line in lines[:before]:
                words += len(line.split(None, _WORDS))
                if words >= _WORDS:
                    return before
        before, sort = i, now
    return len(lines)


def _sign(line: str) -> str:
    """Which sign of readers a line is, if it is one."""
    if _PRAISE.match(line[:_READ]):
        return "praise"
    if len(line) > _READ:
        return ""
    return (
        "reply"
        if _REPLY.fullmatch(line)
        else "name"
        if _SAYS.fullmatch(line)
        else "form"
        if _FORM.fullmatch(line)
        else ""
    )
