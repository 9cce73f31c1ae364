"""Labels on the parts of an answer, marks of its format, stray characters, and a start that was cut off."""

from __future__ import annotations

import functools
import re

from provaudit.annotation.lexicon import read_kinds

_FORMAT_TOKEN = re.compile(r"<\|[\w ]{1,24}\|>|\[/?INST\]|<</?SYS>>")
_FORMAT_STARTS = frozenset("word tota char leng appr end  end, begi star fina the ".split(" "))
_LABEL = re.compile(
    r"[\s\"“*_#>]{0,6}((?:[A-Za-z-]{2,14} ){0,3}[A-Za-z-]{2,14})(?: (?:[0-9]{1,2}|one|two|three|four|five))?"
    r"\s?[*_]{0,3}:[*_]{0,3}(?=\s|$)"
)
_STRAY = frozenset(
    "()[]{}|<>/\\×✕✖✗✘^•·∙◦●▪■▶►▷▼▲△▽→←↑↓›‹»«❯❮➔➜⟩⟨©®™¶¦\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"
)
_AGENCY = (
    r"(?:Getty(?: Images)?|Shutterstock|iStock|Reuters|REUTERS|AP|AFP|EPA|Xinhua|Alamy|Agencies|Unsplash|Pexels|"
    r"Bloomberg|Adobe Stock|Wikimedia(?: Commons)?|Anadolu|Handout|File)"
)
_BRACKETED_CREDIT = re.compile(
    r"[\[(](?:(?:AP |File |Courtesy |Staff )?(?:Photo|Image|Picture|Photograph|Illustration)s?\b[^\])]{0,80}|"
    rf"(?:[^\[\]()]{{1,60}}[/|] ?)?{_AGENCY}(?: ?[/|] ?[^\])]{{1,40}})?|"
    r"Courtesy (?:of )?[^\])]{1,60}|Credit: [^\])]{1,60})[\])]$"
)
_BARE_CREDIT = re.compile(
    r"(?:/ ?|\bvia )(?:Getty Images|Shutterstock|iStock|Reuters|AP|AFP|EPA|Alamy|Adobe Stock|Unsplash)$"
)
_SENTENCE_STOP = re.compile(r"[.!?][\"”’)]{0,2}(?=\s|$)")
_CUT_READ = 600  # characters of a first line in which its first sentence has to end


def find_label(line: str) -> tuple[int, int, bool] | None:
    """(start, end) of a label such as "Headline:" that opens a line, and whether it is one with no other beside it."""
    match = _LABEL.match(line)
    if match is None:
        return None
    words_of = read_kinds("residue_mark_words.txt")
    *modifiers, last = match[1].lower().split()
    if not words_of["modifier"].issuperset(modifiers):
        return None
    start = len(line) - len(line.lstrip())
    if last in words_of["label"]:
        return start, match.end(), last != "conclusion" or match.end() == len(line)
    if last in words_of["maybe"]:
        return start, match.end(), not words_of["rewritten"].isdisjoint(modifiers)
    return None


def is_format(line: str) -> bool:
    """Whether a line only marks the format of an answer: a fence, a tag, a word count, an end mark."""
    opens = line[0] in "`~<([*#=_-0123456789" or line[:4].lower() in _FORMAT_STARTS
    return opens and len(line) <= 70 and _format_line().fullmatch(line) is not None


def find_format_tokens(line: str) -> list[tuple[int, int]]:
    """(start, end) of marks such as <|end|> anywhere in a line."""
    return [match.span() for match in _FORMAT_TOKEN.finditer(line)]


def is_stray(line: str) -> bool:
    """Whether a line is one to three characters that a page's layout left behind."""
    return len(line) <= 3 and _STRAY.issuperset(line.replace(" ", ""))


def ends_in_credit(line: str) -> bool:
    """Whether a line ends in the credit of a photo: a caption."""
    return (line[-1] in "])" and _BRACKETED_CREDIT.search(line, max(0, len(line) - 110)) is not None) or (
        line[-1] not in '.!?"”' and _BARE_CREDIT.search(line, max(0, len(line) - 80)) is not None
    )


def cut_off_end(line: str) -> int:
    """Where the tail of a sentence ends that opens a text; 0 if the text opens in another way.

    "van der Berg scored" and "iPhone sales fell" are no tails.
    """
    head = line[:_CUT_READ].lstrip(".…,;:)-–— ")
    offset = min(len(line), _CUT_READ) - len(head)
    opened = offset > 0
    words = head.split(maxsplit=3)[:3]
    if not words or not head[0].isalpha() or (head[0].isupper() and (not opened or line[0] not in ",;")):
        return 0
    first = words[0].rstrip(",.;:)")
    if not first.replace("'", "").replace("’", "").replace("-", "").isalpha() or not (first.islower() or opened):
        return 0
    words_of = read_kinds("residue_mark_words.txt")
    if first in words_of["particle"] and any(word[:1].isupper() for word in words[1:3]):
        return 0
    stop = _SENTENCE_STOP.search(head)
    if stop:
        return offset + stop.end()
    return len(line) if len(line) < _CUT_READ and (opened or first in words_of["tail"]) else 0


@functools.cache
def _format_line() -> re.Pattern[str]:
    piece = "(?:" + "|".join(sorted(read_kinds("residue_mark_words.txt")["piece"])) + ")"
    return re.compile(
        r"```\w{0,20}|~~~\w{0,20}"
        r"|</?(?:[a-z][a-z0-9_-]{0,20}|[A-Z][A-Z_]{2,20})/?>"
        r"|\W{0,4}(?:total |approximate |approx\.? |final )?(?:word|words|character)[ -]?(?:count|length)?s?\s?[:=]\s?"
        r"[*_]{0,2}(?:about |approximately |approx\.? |~)?[0-9][0-9,.]{0,6}(?: ?words?| ?characters?)?\W{0,4}"
        r"|\W{0,3}(?:length: )?[0-9]{2,5} words\W{0,3}"
        r"|\W{0,8}(?:the )?(?:end|start|begin|beginning|conclusion) (?:of )?(?:the |this |your )?(?:\w{1,12} )?"
        rf"{piece}\W{{0,8}}"
        rf"|[#=*_~-]{{2,8}}\s?(?:\w{{1,12}} ){{0,2}}(?:{piece}|instruction|input|end|start)s?\s?:?\s?[#=*_~-]{{0,8}}",
        re.IGNORECASE,
    )
