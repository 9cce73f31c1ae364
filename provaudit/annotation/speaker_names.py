"""From the words beside a quote to whoever they mean: the fullest name in the text, for pronouns and roles as well."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from provaudit.annotation.lexicon import read_kinds
from provaudit.annotation.name_matching import sex_of
from provaudit.annotation.name_words import name_words
from provaudit.annotation.names import Name
from provaudit.annotation.role_words import (
    ROLE_OPENING,
    are_titles,
    ends_in_role,
    has_nameless,
    is_compatriot,
    refers_back,
    role_at,
    role_before,
    speaks_of,
)

_BACK = 1500
_SEXES = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}
_PLURAL = frozenset(("they", "we", "i", "their", "our", "my", "it", "its", "which"))
_SENTENCE_ENDS = (". ", ".”", '."', "? ", "! ", "\n", ".''")
_LONGEST_SENTENCE = 600
_MOST_SENTENCES = 20
_ABBREVIATED = re.compile(
    r"(?<!\w)(?:Mr|Mrs|Ms|Dr|Sen|Sens|Gov|Rep|Reps|St|Gen|Col|Lt|Sgt|Capt|Prof|Rev|Hon|Jr|Sr|[A-Z])\Z"
)
_OBJECT = re.compile(
    r"\b(?:(?<!ister )(?<!etary )(?<!eader )(?<!As )(?:of|for)|to|by|with|from|against|about|on|than|like|told|called"
    r"|after|and)(?: \w{1,15}\.?){0,2} \Z"
)
_ISSUED = re.compile(
    r"\b(?:in|issued|released|published|wrote|sent|with) (?:an?|his|her|its|their|the) (?:[\w-]{1,20} ){0,3}\Z"
)
_SUBJECT = re.compile(
    r"(?:, [^.,;:]{1,60},|,)? (?:also |has |had |then |later )?[a-z]{2,15}(?:s|d|t|w|k|ote|oke|ent)\b"
)
_TITLE = re.compile(r"(?:(?!(?:of|for|to|by|with|from|and|in|at|on|as) )[\w-]{1,20}\.? ){1,5}\Z")
_PREPOSITION = re.compile(r" (?:of|for|to|by|with|from|in|at|on|who|whose) ")
# "of Elmfield" in "the mayor of Elmfield, Ada Brook".
_COMPLEMENT = re.compile(r" (?:of|for|at|from|in) (?:the )?[\w’'.& -]{1,60}?(?=, )")
# ", " and ", president and " before a role.
_APPOSED = re.compile(r", (?:(?:the |a )?[\w-]{1,20}(?: [\w-]{1,20})? and )?")
_POSSESSIVES = ("'s", "’s")
_AGED = re.compile(r"the [0-9]{1,3}-year-old")
# "the mother of three", "the Elmland man": nameless, but told by what is known of whoever was named.
_TOLD_APART = re.compile(
    r"[Tt]he (?:[a-z]{4,12} of (?:two|three|four|five|six|seven|[0-9]{1,2})|[A-Z][\w-]{1,20} (?:wo)?man)\b"
)
_NAMELESS_REACH = 600
_KNOWN_AS = re.compile(
    r",?(?: who)? (?:named|known as|identified(?: only)? as) "
    r"|(?: who [^.,!?\n“\"]{1,50})?,?(?: who)? "
    r"(?:identified(?: only)? as|g[ai]ven?s?(?: only)? (?:his|her|their)(?: \w{1,12})? ?name(?: only)?(?: as)?,?) "
)
_TITLE_REACH = 40
_APPOSITION_REACH = 90


@dataclass(frozen=True, slots=True)
class Person:
    """Whoever is credited: the name or the words, and where they were named last."""

    name: str
    position: int
    is_person: bool


class Resolver:
    """Resolves mentions in one text, in order. It remembers who spoke last."""

    __slots__ = ("_last", "_names", "_sexes", "_spoken", "_starts", "_text")

    def __init__(self, text: str, names: Sequence[Name], inside: Sequence[tuple[int, int]]) -> None:
        self._text = text
        self._names = _outside(names, inside)
        self._starts = [name.start for name in self._names]
        self._last: Person | None = None
        self._spoken: dict[str, None] = {}
        # What "he" and "she" have told about names that are in no list.
        self._sexes: dict[str, str] = {}

    def resolve(self, start: int, end: int, kind: str, name: Name | None) -> str:
        """The speaker that the words `text[start:end]` stand for; kind: of the mention."""
        words = self._text[start:end]
        low = words.lower()
        noun = low.rsplit(None, 1)[-1]
        found: Person | None = None
        if name is not None:
            found = Person(self._titled(name) or name.full, start, name.kind in ("person", "other"))
        elif low[:3].rstrip("'’") in _SEXES and kind in "Pp":
            found = self._person(start, _SEXES[low[:3].rstrip("'’")])
        elif low == "who":
            role = role_before(self._text, start)
            found = Person(role, start, True) if role else self._just_before(start)
        elif kind in "Rru" and (named := self._apposed(start, end) or self._known_as(end)):
            found = Person(named.full, start, True)
        elif (kind in "Rr" and low.startswith("the ")) or (low == f"the {noun}" and noun in name_words().titles):
            found = self._bearer(start, noun) or self._only_one(start, noun)
        elif kind == "d" and low.startswith("the "):
            found = self._issuer(start, noun)
        elif _AGED.fullmatch(low):
            found = self._person(start, "")
        elif low == f"the {noun}" and is_compatriot(words[4:]):
            found = self._named_alone(start)
        elif low in ("it", "they") and self._last and not self._last.is_person and start - self._last.position < _BACK:
            found = Person(self._last.name, start, False)
        found = found or Person(words, start, kind in "RPHp" and low not in _PLURAL)
        if found.is_person and " " in found.name:
            self._spoken[found.name] = None
        # A pronoun that means nobody known must not pass for a name.
        self._last = found if found.name != words or kind not in "PHp" else None
        return found.name

    def again(self, position: int) -> None:
        """The last speaker goes on at this position."""
        if self._last is not None:
            self._last = Person(self._last.name, position, self._last.is_person)

    def _person(self, position: int, sex: str) -> Person | None:
        """The person a pronoun means.

        Whoever is named before it in its sentence; else, sentence by sentence backwards, the subject of a sentence or
        whoever spoke last, whichever comes first; beyond the paragraph, anyone named there.
        """
        text, last = self._text, self._last
        paragraph = text.rfind("\n", 0, position) + 1
        speaker = last if last is not None and last.is_person and self._may_be(last.name, sex) else None
        sentence = max(paragraph, _sentence_start(text, position))
        named = self._subject(sentence, position, sex)
        lowest = max(0, position - _BACK)
        for _ in range(_MOST_SENTENCES):
            if named is not None or sentence <= lowest:
                break
            end, sentence = sentence, max(lowest, _sentence_start(text, sentence - 1))
            if sentence >= end or (speaker is not None and speaker.position >= sentence):
                break
            if sentence >= paragraph and (role := self._role_subject(sentence, end, sex)):
                return Person(role, position, True)
            inside = speaker is not None and sentence >= paragraph
            named = self._subject(sentence, end, sex, strict=inside)
            if named is not None and refers_back(text, sentence, named.start, sex):
                named = None
        if named is None:
            return speaker
        if sex:
            self._sexes.setdefault(named.full, sex)
        return Person(named.full, position, True)

    def _subject(self, start: int, end: int, sex: str, *, strict: bool = False) -> Name | None:
        """The first person who fits, rather one who is no object and no possessor; strict: only such a one."""
        first = None
        for name in self._between(start, end):
            if name.kind not in ("person", "other") or not self._may_be(name.full, sex):
                continue
            if name.kind == "other" and (" " in name.text or not self._is_subject(name)):
                continue
            if self._text[name.end : name.end + 2] not in _POSSESSIVES and not _OBJECT.search(
                self._text, max(0, name.start - 30), name.start
            ):
                return name
            first = first or name
        return None if strict else first

    def _is_subject(self, name: Name) -> bool:
        """Whether a verb follows, and no role: "Brook left", not "Marine biologist Ada Brook"."""
        verb = _SUBJECT.match(self._text, name.end)
        return verb is not None and verb[0].rsplit(" ", 1)[-1] not in name_words().persons

    def _role_subject(self, start: int, end: int, sex: str) -> str:
        """The role with which a sentence opens, where nobody's name stands beside it: "Brook's mother is unmoved."."""
        text = self._text
        opening = ROLE_OPENING.match(text, start, end)
        if opening is None:
            return ""
        first = opening.start(1)
        role_end = role_at(text, first if opening[2] is None else opening.end(), sex)
        if not role_end or speaks_of(text[role_end:end], sex) or self._apposed(first, role_end) is not None:
            return ""
        return text[first:role_end]

    def _titled(self, name: Name) -> str:
        """The full name behind a surname with a title ("Mrs Brook"), where several bear it: the only one who spoke."""
        if " " in name.text or " " not in name.full or name.full in self._spoken or not self._spoken:
            return ""
        text, lists = self._text, name_words()
        title = "".join(text[max(0, name.start - _TITLE_REACH) : name.start].split()[-1:]).lower().rstrip(".")
        if title not in lists.titles:
            return ""
        sex = "m" if title in lists.men else "f" if title in lists.women else ""
        bearers = [full for full in self._spoken if full.endswith(f" {name.text}") and self._may_be(full, sex)]
        return bearers[0] if len(bearers) == 1 else ""

    def _may_be(self, name: str, sex: str) -> bool:
        """Whether a name may be that of a man ("m"), a woman ("f"), anyone ("")."""
        known = self._sexes.get(name) or sex_of(name.split(" ", 1)[0])
        return not sex or not known or known == sex

    def _just_before(self, position: int) -> Person | None:
        i = bisect_left(self._starts, position) - 1
        if i < 0 or position - self._names[i].end > _APPOSITION_REACH:
            return None
        return Person(self._names[i].full, position, self._names[i].kind in ("person", "other"))

    def _bearer(self, position: int, noun: str) -> Person | None:
        """The last name before `position` that bears the noun as title, apposition, or in itself ("the ministry")."""
        text = self._text
        lowest = max(0, position - 2 * _BACK)
        if text.find(noun[1:], lowest, position - len(noun)) < 0:
            return None
        i = bisect_left(self._starts, position)
        while i and self._starts[i - 1] >= lowest:
            i -= 1
            name = self._names[i]
            if noun == name.text.rsplit(" ", 1)[-1].lower() and name.kind == "body":
                return Person(name.full, position, False)
            if name.kind in ("person", "other"):
                previous = self._names[i - 1].end if i else 0
                title = _TITLE.search(text, max(previous, name.start - _TITLE_REACH), name.start)
                after = text[name.end : name.end + _APPOSITION_REACH].lower()
                clause = _PREPOSITION.split(after[2:].split(",", 1)[0], maxsplit=1)[0] if after[:2] == ", " else ""
                if (title and ends_in_role(title[0].lower().split(), noun)) or noun in clause.split():
                    return Person(name.full, position, True)
        return None

    def _issuer(self, position: int, noun: str) -> Person | None:
        """Whoever issued a document, from where it is first spoken of: "Brook said in a statement"."""
        text = self._text
        lowest = max(0, position - _BACK)
        at = text.rfind(noun, lowest, position)
        while at >= lowest:
            if _ISSUED.search(text, max(0, at - _APPOSITION_REACH), at):
                named = self._between(max(lowest, _sentence_start(text, at)), at)
                for name in reversed(named):
                    if name.kind != "place" and not _OBJECT.search(text, max(0, name.start - 12), name.start):
                        return Person(name.full, position, name.kind == "person")
            at = text.rfind(noun, lowest, at)
        return None

    def _apposed(self, start: int, end: int) -> Name | None:
        """The name that a role stands beside: "her coach, Ada Brook," and "Ada Brook, her coach,".

        A complement may stand between: "the mayor of Elmfield, Ada Brook".
        """
        complement = _COMPLEMENT.match(self._text, end)
        for head_end in (end, complement.end()) if complement else (end,):
            j = bisect_left(self._starts, head_end)
            if j < len(self._names) and self._names[j].kind in ("person", "other"):
                name = self._names[j]
                gap, after = self._text[head_end : name.start], self._text[name.end : name.end + 2]
                sure = name.kind == "person" and (head_end == end or after not in _POSSESSIVES)
                if gap[:2] == ", " and are_titles(gap[2:]) and (sure or after[:1] == ","):
                    return name
        i = bisect_left(self._starts, end)
        if i and _APPOSED.fullmatch(self._text, self._names[i - 1].end, start):
            return self._names[i - 1] if self._names[i - 1].kind in ("person", "other") else None
        return None

    def _only_one(self, position: int, noun: str) -> Person | None:
        """The one person who is named before the place, for a role that nobody bears by name.

        None where the role is somebody's who has no name ("One diplomat was franker. "..." the diplomat said.").
        """
        nouns = read_kinds("speaker_nouns.txt")
        if noun not in nouns["people"] or noun.endswith("s"):
            return None
        if noun in nouns["nameless"] and not _TOLD_APART.match(self._text, position):
            return None
        if has_nameless(self._text[max(0, position - _NAMELESS_REACH) : position].lower(), noun):
            return None
        return self._named_alone(position)

    def _named_alone(self, position: int) -> Person | None:
        """The one person that this paragraph names before the place, in another sentence.

        Where it names none, the one person of the two paragraphs that end last before the place.
        """
        text = self._text
        start = text.rfind("\n", 0, position) + 1
        named = [name for name in self._between(max(start, position - _BACK), position) if name.kind == "person"]
        if not named:
            start = text.rfind("\n", 0, len(text[:position].rstrip())) + 1
            start = text.rfind("\n", 0, max(0, len(text[:start].rstrip()))) + 1
            named = [name for name in self._between(max(start, position - _BACK), position) if name.kind == "person"]
        elif named[-1].start >= _sentence_start(text, position + 1):
            return None
        people = {name.full for name in named}
        return Person(people.pop(), position, True) if len(people) == 1 else None

    def _known_as(self, end: int) -> Name | None:
        """The name by which whoever has no other is called: "a passenger who gave his name as Brook"."""
        known = _KNOWN_AS.match(self._text, end)
        if known is None:
            return None
        i = bisect_left(self._starts, known.end())
        return self._names[i] if i < len(self._names) and self._names[i].start == known.end() else None

    def _between(self, start: int, end: int) -> list[Name]:
        return list(self._names[bisect_left(self._starts, start) : bisect_left(self._starts, end)])


def _outside(names: Sequence[Name], inside: Sequence[tuple[int, int]]) -> list[Name]:
    """The names that stand in no quote."""
    found, quotes = [], iter(inside)
    quote = next(quotes, None)
    for name in names:
        while quote is not None and quote[1] <= name.start:
            quote = next(quotes, None)
        if quote is None or name.start < quote[0]:
            found.append(name)
    return found


def _sentence_start(text: str, position: int) -> int:
    """Where the sentence that holds `position` starts, roughly: after the last full stop that ends one."""
    lowest = max(0, position - _LONGEST_SENTENCE)
    end = max(lowest, position - 1)
    while end > lowest:
        at = max(text.rfind(mark, lowest, end) for mark in _SENTENCE_ENDS)
        if at < 0:
            return lowest
        if text[at] != "." or not _ABBREVIATED.search(text, max(lowest, at - 6), at):
            return at + 1
        end = at
    return lowest
