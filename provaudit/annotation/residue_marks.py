"""Labels on the parts of an answer, marks of its format, stray characters, and a start that was cut off."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Literal

from provaudit.annotation.lexicon import read_kinds

_FORMAT_TOKEN = re.compile(
    r"<\|[\w ]{1,24}\|>|\[/?INST\]|<</?SYS>>|</?think>|</?(?:(?:start|end)_of_turn|eos|bos)>(?:model\b|user\b)?"
    r"|\[cite_start\]|\[cite: ?[0-9][0-9, ]{0,40}\]"
)
_CITATION = re.compile(
    r":?contentReference\[oaicite:[0-9]{1,4}\](?:\{index=[0-9]{1,4}\})?|\[?oaicite:[0-9]{1,4}\]?"
    r"|【[0-9]{1,4}(?::[0-9]{1,4})?†[^】\n]{0,60}】|\[[0-9]{1,3}†(?:source|L[0-9L-]{1,12})\]"
    r"|[\ue200-\ue202]?(?:\b(?:file|nav)?cite[\ue200-\ue202]?)?(?:(?:\b|(?<=cite)|(?<=[0-9\ue200-\ue202]))"
    r"turn[0-9]{1,3}(?:search|news|view|image|fetch|file|forecast|sports|finance|product|reddit|academia|maps|video)"
    r"[0-9]{1,3}[\ue200-\ue202]?){1,12}"
)
# A link that a chat's answer gave, with the sign of where it was clicked.
_CHAT_LINK = re.compile(
    r"(?:\(?\[[^\[\]\n]{1,80}\]\()?\bhttps?://[^\s()]{1,300}[?&]utm_source="
    r"(?:chatgpt\.com|openai|copilot\.com|perplexity(?:\.ai)?|gemini|deepseek|claude\.ai)\b[^\s()]{0,60}\){0,2}"
)
_SHORTCODE = re.compile(
    r"\[/[a-z][\w-]{1,30}\]|\[[a-z][\w-]{1,30} [a-z_-]{1,24}=[\"”“'″][^\[\]\n]{0,200}\]"
    r"|\[(?:embed|video|audio|youtube|tweet)\](?:[^\[\]\n]{0,200}\[/\w{1,10}\])?|\{%[^{}\n]{1,80}%\}"
    r"|\[(?:vc|et_pb|fusion|su|wp|av|mk|elementor)_[^\[\]\n]{1,200}\]"
)
_HTML_LINE = re.compile(
    r"(?:</?(?:p|br|div|span|b|i|em|strong|a|h[1-6]|ul|ol|li|img|iframe|script|style|table|tbody|tr|td|th|figure|"
    r"figcaption|blockquote|hr|section|footer|header|nav|aside|center|font|sup|sub|video|audio|source|form|input|"
    r"button|noscript)(?:[ /][^<>\n]{0,120})?>|<!--[^<>\n]{0,120}-->|&(?:#[0-9]{1,6}|[a-z]{2,8});|\s)+"
)
_FORMAT_STARTS = frozenset(
    "word tota char leng appr end  end, begi star fina the  note inse ente your arti stor".split(" ")
)
_BOXED = re.compile(r"\W{0,3}\\boxed\{[^{}\n]{0,60}\}\W{0,3}")
_LOREM_WORD = re.compile(r"[a-z]+")
_LOREM_READ, _LOREM_FEWEST, _LOREM_SHARE = 300, 4, 0.6  # characters of a line, its words, those of them that are filler
Place = Literal["anywhere", "start", "end", "beside others"]
_META, _SENTENCE = 300, 40  # characters of a line for search engines, and of a sentence behind a label
_FOR_ENGINES = frozenset(("title", "description", "keyword", "keywords", "tags", "slug", "headline"))
_CHOICES = frozenset(("option", "version", "idea", "choice", "suggestion", "alternative"))
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
_CODE = 300  # characters of a line of code
_CUT_READ = 600  # characters of a first line in which its first sentence has to end


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a part of an answer. start, end: in the line; place: where in a text it is one."""

    start: int
    end: int
    place: Place


def find_label(line: str) -> Label | None:
    """The label such as "Headline:" that opens a line; the whole line where it speaks to search engines."""
    match = _LABEL.match(line)
    if match is None:
        return None
    words_of = read_kinds("residue_mark_words.txt")
    *modifiers, last = match[1].lower().split()
    if modifiers and last in _CHOICES and modifiers[-1] in words_of["label"]:  # "Headline option 2:"
        *modifiers, last = modifiers
    if not words_of["modifier"].issuperset(modifiers):
        return None
    start = len(line) - len(line.lstrip())
    if modifiers and modifiers[0] in ("meta", "seo", "focus") and last in _FOR_ENGINES and len(line) <= _META:
        return Label(start, len(line), "anywhere")
    alone = match.end() == len(line)
    if last == "conclusion" or last in ("intro", "introduction"):
        sentence = line[-1] in ".!?" and len(line) - match.end() > _SENTENCE
        place: Place = "end" if last == "conclusion" else "start"
        if last == "conclusion" and alone:
            place = "anywhere"
        return Label(start, match.end(), place if sentence or alone else "beside others")
    if last in words_of["label"]:
        return Label(start, match.end(), "anywhere")
    if last in words_of["maybe"]:
        sure = not words_of["rewritten"].isdisjoint(modifiers)
        named: Place = "start" if alone and modifiers else "beside others"  # "News report:"
        return Label(start, match.end(), "anywhere" if sure else named)
    return None


def is_format(line: str) -> bool:
    """Whether a line only marks the format of an answer: a fence, a tag, a word count, an end mark."""
    opens = line[0] in "`~<([*#=_-0123456789" or line[:4].lower() in _FORMAT_STARTS
    if line[0] in "\\$" and len(line) <= 70:
        return _BOXED.fullmatch(line) is not None
    opens = opens or line.endswith("here")
    return opens and len(line) <= 70 and _format_line().fullmatch(line) is not None


def find_format_tokens(line: str) -> list[tuple[int, int]]:
    """(start, end) of marks such as <|end|> anywhere in a line, and of links that a chat's answer gave."""
    found = [match.span() for match in _FORMAT_TOKEN.finditer(line)] if "<" in line or "[" in line else []
    if "turn" in line or "oaicite" in line or "†" in line:
        found += [match.span() for match in _CITATION.finditer(line)]
    if "utm_source=" in line:
        found += [match.span() for match in _CHAT_LINK.finditer(line)]
    return found


def find_shortcodes(line: str) -> list[tuple[int, int]]:
    """(start, end) of what a publishing system reads in brackets: [caption id="4"], [/caption]."""
    if "=" not in line and "[/" not in line and "_" not in line and "{%" not in line and "[embed" not in line:
        return []
    return [match.span() for match in _SHORTCODE.finditer(line)]


def is_code(line: str) -> bool:
    """Whether a line is nothing but marks of a page's code: tags, comments, entities."""
    return line[0] in "<&" and len(line) <= _CODE and _HTML_LINE.fullmatch(line) is not None


def is_filler(line: str) -> bool:
    """Whether a line is the Latin that stands where a text should come."""
    if not ("ipsum" in line or "sit amet" in line or "veniam" in line or "consectet" in line):
        return False
    words = _LOREM_WORD.findall(line[:_LOREM_READ].lower())
    lorem = read_kinds("residue_mark_words.txt")["lorem"]
    return len(words) >= _LOREM_FEWEST and sum(word in lorem for word in words) >= _LOREM_SHARE * len(words)


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
        r"|\W{0,4}(?:note: ?)?\W{0,4}(?:total |final |approximate )?word[ -]count\s?"
        r"(?:is |of )?(?:about |approximately |~)?"
        r"[0-9][0-9,.]{0,6}(?: ?words?)?\W{0,4}"
        r"|\W{0,3}(?:length: )?(?:approx\.? |approximately )?[0-9]{2,5} words\W{0,3}"
        r"|\W{0,2}[\[(](?:article|story|text|response) (?:continues|ends|continued)(?: here| below)?\.{0,3}[\])]\W{0,2}"
        r"|\W{0,8}(?:the )?(?:end|start|begin|beginning|conclusion) (?:of )?(?:the |this |your )?(?:\w{1,12} )?"
        rf"{piece}\W{{0,8}}"
        r"|\W{0,2}(?:insert|enter) (?:your |the |an? )?(?:\w{1,12} ){0,2}"
        r"(?:title|headline|subtitle|subheading|standfirst|caption|byline|image|photo|quote|link|paragraph|text)"
        r"(?: here)?\W{0,2}"
        r"|\W{0,2}(?:your |the )?(?:\w{1,12} ){0,2}(?:headline|title|text|content|caption|heading|subheading|subtitle|"
        r"quote|image|byline) goes here\W{0,2}"
        rf"|[#=*_~-]{{2,8}}\s?(?:\w{{1,12}} ){{0,2}}(?:{piece}|instruction|input|end|start)s?\s?:?\s?[#=*_~-]{{0,8}}",
        re.IGNORECASE,
    )
