"""From the words beside a quote to whoever they mean: the fullest name in the text, for pronouns and roles as well."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provaudit.annotation.name_matching import sex_of
from provaudit.annotation.name_words import name_words
from provaudit.annotation.names import Name
from provaudit.annotation.role_bearers import BACK, POSSESSIVES, NamedOutside, Person, is_object, sentence_start
from provaudit.annotation.role_words import (
    ROLE_OPENING,
    is_compatriot,
    refers_back,
    role_at,
    role_before,
    speaks_of,
)

_SEXES = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}
_PLURAL = frozenset(("they", "we", "i", "their", "our", "my", "it", "its", "which"))
_SEVERAL = frozenset("people police children men women crowd audience couple family".split())
_MOST_SENTENCES = 20
_SUBJECT = re.compile(
    r"(?:, [^.,;:]{1,60},|,)? (?:also |has |had |then |later )?[a-z]{2,15}(?:s|d|t|w|k|ote|oke|ent)\b"
)
_AGED = re.compile(r"the [0-9]{1,3}-year-old")
_TITLE_REACH = 40


class Resolver:
    """Resolves mentions in one text, in order. It remembers who spoke last."""

    __slots__ = ("_last", "_named", "_sexes", "_spoken", "_text")

    def __init__(self, text: str, names: Sequence[Name], inside: Sequence[tuple[int, int]]) -> None:
        self._text = text
        self._named = NamedOutside(text, names, inside)
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
            found = Person(role, start, True) if role else self._named.just_before(start)
        elif kind in "Rru" and (named := self._named.apposed(start, end) or self._named.known_as(end)):
            found = Person(named.full, start, True)
        elif (kind in "Rr" and low.startswith("the ")) or (low == f"the {noun}" and noun in name_words().titles):
            found = self._named.meant_by(start, noun)
        elif kind == "d" and low.startswith("the "):
            found = self._named.issuer(start, noun)
        elif _AGED.fullmatch(low):
            found = self._person(start, "")
        elif low == f"the {noun}" and is_compatriot(words[4:]):
            found = self._named.named_alone(start)
        elif low in ("it", "they") and self._last is not None and self._may_be_body(self._last, start, low):
            found = Person(self._last.name, start, False)
        found = found or Person(words, start, kind in "RPHp" and low not in _PLURAL and not _is_plural(noun))
        if found.is_person and " " in found.name:
            self._spoken[found.name] = None
        # A pronoun that means nobody known must not pass for a name.
        self._last = found if found.name != words or kind not in "PHp" else None
        return found.name

    def _may_be_body(self, last: Person, position: int, pronoun: str) -> bool:
        """Whether "it" or "they" may mean whoever spoke last: no person, and nobody but one for "it"."""
        if last.is_person or position - last.position >= BACK:
            return False
        return pronoun == "they" or not (last.name.islower() and _is_plural(last.name))

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
        sentence = max(paragraph, sentence_start(text, position))
        named = self._subject(sentence, position, sex)
        lowest = max(0, position - BACK)
        for _ in range(_MOST_SENTENCES):
            if named is not None or sentence <= lowest:
                break
            end, sentence = sentence, max(lowest, sentence_start(text, sentence - 1))
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
        for name in self._named.between(start, end):
            if name.kind not in ("person", "other") or not self._may_be(name.full, sex):
                continue
            if name.kind == "other" and (" " in name.text or not self._is_subject(name)):
                continue
            if self._text[name.end : name.end + 2] not in POSSESSIVES and not is_object(self._text, name):
                return name
            first = first or name
        return None if strict else first

    def _is_subject(self, name: Name) -> bool:
        """Whether a verb follows, and no role: "Brook left", not "Marine biologist Ada Brook"."""
        verb = _SUBJECT.match(self._text, name.end)
        return verb is not None and verb[0].rsplit(" ", 1)[-1] not in name_words().persons

    def _role_subject(self, start: int, end: int, sex: str) -> str:
        """The role with which a sentence opens, where nobody's name stands beside it: "Brook's mother is unmoved.".

        Its bearer's name, where it has one.
        """
        text = self._text
        opening = ROLE_OPENING.match(text, start, end)
        if opening is None:
            return ""
        first = opening.start(1)
        role_end = role_at(text, first if opening[2] is None else opening.end(), sex)
        if not role_end or speaks_of(text[role_end:end], sex) or self._named.apposed(first, role_end) is not None:
            return ""
        if text[first : first + 4].lower() == "the ":
            if start and text[max(0, start - 4) : start].rstrip(" \t")[-1:] != "\n":
                return ""  # in the middle of a paragraph it is more often somebody named before
            noun = text[first:role_end].rsplit(" ", 1)[-1]
            bearer = self._named.meant_by(first, noun)
            return bearer.name if bearer is not None and self._may_be(bearer.name, sex) else text[first:role_end]
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


def _is_plural(noun: str) -> bool:
    """Whether a noun stands for several people: "critics", not "boss"."""
    return (noun.endswith("s") and not noun.endswith("ss")) or noun in _SEVERAL
