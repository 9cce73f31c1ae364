"""Who is meant by a role: whoever bears it as title or apposition, signed the paper, or is the only one named."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from provaudit.annotation.lexicon import read_kinds
from provaudit.annotation.names import Name
from provaudit.annotation.role_words import are_titles, ends_in_role, has_nameless

# How far back somebody is remembered: characters.
BACK = 1500
POSSESSIVES = ("'s", "’s")
_SENTENCE_ENDS = (". ", ".”", '."', "? ", "! ", "\n", ".''")
_LONGEST_SENTENCE = 600
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
_TITLE = re.compile(r"(?:(?!(?:of|for|to|by|with|from|and|in|at|on|as) )[\w-]{1,20}\.? ){1,5}\Z")
_PREPOSITION = re.compile(r" (?:of|for|to|by|with|from|in|at|on|who|whose) ")
# "of Elmfield" in "the mayor of Elmfield, Ada Brook".
_COMPLEMENT = re.compile(r" (?:of|for|at|from|in) (?:the )?[\w’'.& -]{1,60}?(?=, )")
# ", " and ", president and " before a role.
_APPOSED = re.compile(r", (?:(?:the |a )?[\w-]{1,20}(?: [\w-]{1,20})? and )?")
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


class NamedOutside:
    """The names of a text that stand in no quote, in order, and who of them bears which role."""

    __slots__ = ("_known", "_names", "_starts", "_text")

    def __init__(self, text: str, names: Sequence[Name], inside: Sequence[tuple[int, int]]) -> None:
        """inside: where the quotes are, start and end, in order."""
        self._text = text
        self._names = _outside(names, inside)
        self._starts = [name.start for name in self._names]
        self._known: tuple[Counter[str], int] | None = None

    def just_before(self, position: int) -> Person | None:
        i = bisect_left(self._starts, position) - 1
        if i < 0 or position - self._names[i].end > _APPOSITION_REACH:
            return None
        return Person(self._names[i].full, position, self._names[i].kind in ("person", "other"))

    def meant_by(self, position: int, noun: str) -> Person | None:
        """Whoever "the `noun`" means at a place: the bearer of the role, else the only one who can be."""
        return self._bearer(position, noun) or self._only_one(position, noun)

    def _bearer(self, position: int, noun: str) -> Person | None:
        """The last name before `position` that bears the noun as title, apposition, or in itself ("the ministry")."""
        text = self._text
        lowest = max(0, position - 2 * BACK)
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

    def issuer(self, position: int, noun: str) -> Person | None:
        """Whoever issued a document, from where it is first spoken of: "Brook said in a statement"."""
        text = self._text
        lowest = max(0, position - BACK)
        at = text.rfind(noun, lowest, position)
        while at >= lowest:
            if _ISSUED.search(text, max(0, at - _APPOSITION_REACH), at):
                named = self.between(max(lowest, sentence_start(text, at)), at)
                for name in reversed(named):
                    if name.kind != "place" and not is_object(text, name, 12):
                        return Person(name.full, position, name.kind == "person")
            at = text.rfind(noun, lowest, at)
        return None

    def apposed(self, start: int, end: int) -> Name | None:
        """The name that a role stands beside: "her coach, Ada Brook," and "Ada Brook, her coach,".

        A complement may stand between: "the mayor of Elmfield, Ada Brook".
        """
        complement = _COMPLEMENT.match(self._text, end)
        for head_end in (end, complement.end()) if complement else (end,):
            j = bisect_left(self._starts, head_end)
            if j < len(self._names) and self._names[j].kind in ("person", "other"):
                name = self._names[j]
                gap, after = self._text[head_end : name.start], self._text[name.end : name.end + 2]
                sure = name.kind == "person" and (head_end == end or after not in POSSESSIVES)
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
        return self.named_alone(position)

    def named_alone(self, position: int) -> Person | None:
        """The one person that this paragraph names before the place, in another sentence.

        Where it names none, the one person of the two paragraphs that end last before the place, if the text names
        nobody more often, or has named nobody else so far.
        """
        text = self._text
        start = text.rfind("\n", 0, position) + 1
        named = [name for name in self.between(max(start, position - BACK), position) if name.kind == "person"]
        near = bool(named)
        if not near:
            start = text.rfind("\n", 0, len(text[:position].rstrip())) + 1
            start = text.rfind("\n", 0, max(0, len(text[:start].rstrip()))) + 1
            named = [name for name in self.between(max(start, position - BACK), position) if name.kind == "person"]
        elif named[-1].start >= sentence_start(text, position + 1):
            return None
        people = {name.full for name in named}
        if len(people) != 1:
            return None
        full = people.pop()
        if not (near or self._is_named_most(full) or self._is_first(full, position)):
            return None
        return Person(full, position, True)

    def _is_named_most(self, full: str) -> bool:
        """Whether the text names nobody more often than this person, and not once alone."""
        times, _ = self._people()
        return 1 < times[full] >= max(times.values())

    def _is_first(self, full: str, position: int) -> bool:
        """Whether nobody else is named before the place."""
        times, second = self._people()
        return next(iter(times)) == full and position <= second

    def _people(self) -> tuple[Counter[str], int]:
        """How often each person is named, the first to be named first, and where a second one is."""
        if self._known is None:
            people = [name for name in self._names if name.kind == "person"]
            second = next((name.start for name in people if name.full != people[0].full), len(self._text))
            self._known = Counter(name.full for name in people), second
        return self._known

    def known_as(self, end: int) -> Name | None:
        """The name by which whoever has no other is called: "a passenger who gave his name as Brook"."""
        known = _KNOWN_AS.match(self._text, end)
        if known is None:
            return None
        i = bisect_left(self._starts, known.end())
        return self._names[i] if i < len(self._names) and self._names[i].start == known.end() else None

    def between(self, start: int, end: int) -> list[Name]:
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


def is_object(text: str, name: Name, reach: int = 30) -> bool:
    """Whether a name follows a preposition or a verb of which it is the object."""
    return _OBJECT.search(text, max(0, name.start - reach), name.start) is not None


def sentence_start(text: str, position: int) -> int:
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
