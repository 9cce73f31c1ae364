"""Timeline: what was true when, from the shipped table and the user's own files, and the look-up of people."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from provaudit.annotation.name_matching import fold, parts_of, same_person, spelling_key
from provaudit.annotation.offices import HEADS_OF_COUNTRIES, office_key, same_office
from provaudit.errors import InputTypeError
from provaudit.timeline.days import day_range, moved
from provaudit.timeline.rows import Fact

if TYPE_CHECKING:
    import pandas as pd

_ROUGH = str.maketrans("wzct", "vsss", "aeiouyjhgkq'’-.,")
_DOUBLED = re.compile(r"(.)\1+")
_HANDOVER_DAYS = 45


class Timeline:
    """Facts with the days on which they hold. Immutable; load it once and pass it on.

    facts: every row, the user's laid over the shipped ones; names, events: those of these kinds. description: what
    shaped it, for the report: where the rows come from, the newest day that a source confirms, a digest of the rows.
    """

    __slots__ = ("_by_skeleton", "_others_names", "_places", "description", "events", "facts", "names", "newest")

    facts: tuple[Fact, ...]
    names: tuple[Fact, ...]
    events: tuple[Fact, ...]
    description: str
    newest: dt.date | None

    def __init__(self, facts: Iterable[Fact], aliases: Iterable[tuple[str, str, str]] = (), *, name: str = "own rows"):
        """aliases: (person as in the facts, other spelling, jurisdiction)."""
        self.facts = tuple(facts)
        self.names = tuple(fact for fact in self.facts if fact.kind in ("existence", "rename"))
        self.events = tuple(fact for fact in self.facts if fact.kind == "event")
        self._others_names: dict[tuple[str, str], list[str]] = {}
        for person, spelling, jurisdiction in aliases:
            self._others_names.setdefault((person, jurisdiction), []).append(spelling)
        self._by_skeleton: dict[str, dict[str, list[int]]] = {}
        for position, fact in enumerate(self.facts):
            if fact.kind == "office":
                for word in {word for name in self._names(fact) for word in name.split()}:
                    self._by_skeleton.setdefault(_skeleton(word), {}).setdefault(word, []).append(position)
        self._places: dict[str, tuple[str, ...]] = {}
        for place in dict.fromkeys(fact.jurisdiction for fact in self.facts if fact.kind == "office"):
            for wording in _wordings(place):
                self._places[wording] = (*self._places.get(wording, ()), place)
        days = [fact.as_of for fact in self.facts if len(fact.as_of) == 10]
        found = day_range(max(days)) if days else None
        self.newest = found[1] if found else None
        self.description = (
            f"{name}; newest row {self.newest or 'undated'}; {len(self.facts)} rows, {_digest(self.facts)}"
        )

    @classmethod
    def load(cls, path: str | Path | pd.DataFrame | None = None, *, base: bool = True) -> Timeline:
        """The shipped timeline, with the user's rows laid over it.

        path: a CSV or Parquet file (or DataFrame) with the columns kind, subject, role_or_name, jurisdiction, start,
            end, source, as_of (kind, source and as_of may be missing), or the result of a Wikidata SPARQL query as CSV
            or JSON (personLabel, positionLabel, jurisdictionLabel, start, end). A row about the same person, office
            and place as shipped rows replaces them.
        base: False leaves the shipped rows out.

        Raises SourceError for a file that cannot be read, TimelineError for rows that cannot, InputTypeError for
        anything but a path, a DataFrame or None.
        """
        if path is None:
            return _shipped() if base else cls(())
        from provaudit.timeline.reading import read_facts

        own = read_facts(path)
        if not base:
            return cls(own, name="own rows")
        shipped = _shipped()
        replaced = {_place_in_table(fact) for fact in own}
        kept = [fact for fact in shipped.facts if _place_in_table(fact) not in replaced]
        aliases = [(who, spelling, where) for (who, where), all_ in shipped._others_names.items() for spelling in all_]
        return cls((*kept, *own), aliases, name=f"provaudit {version('provaudit')} and {len(own)} rows of the user's")

    def knows(self, name: str) -> bool:
        """Whether this person holds or held an office in the timeline: a full name, in any of its spellings."""
        words, _ = parts_of(name[:200])
        if not words:
            return False
        return any(
            len(words) > 1 or any(spelling_key(words[-1]) == spelling_key(other) for other in self._single_names(fact))
            for fact in self._people(name)
        )

    def rows_about(self, name: str) -> tuple[Fact, ...]:
        """The rows about a person, a name or an event, in the order of the table."""
        if not isinstance(name, str):
            raise InputTypeError(f"rows_about takes a str, not {type(name).__name__}")
        wanted = name.strip().lower()
        people = set(self._people(name))
        return tuple(
            fact
            for fact in self.facts
            if fact in people
            or (wanted and fact.kind != "office" and (wanted in fact.subject.lower() or wanted == fact.role.lower()))
        )

    def tenures(self, name: str, office: str, places: Sequence[str] = ()) -> tuple[Fact, ...]:
        """The rows that can be meant by "`office` `name`": the person and the office fit, in one of the places.

        office: the words of the office. places: jurisdictions as the table names them; empty: any.
        """
        return self.tenures_of(name, office_key(office), places)

    def tenures_of(self, name: str, key: str, places: Sequence[str] = ()) -> tuple[Fact, ...]:
        """The same for an office given by its key (see `office_key`)."""
        people = [
            fact for fact in self._people(name) if not places or not fact.jurisdiction or fact.jurisdiction in places
        ]
        titled = [fact for fact in people if same_office(office_key(fact.role), key) and not _untitled(fact)]
        exact = [fact for fact in titled if self._is_exactly(fact, name)]
        titled = exact or titled
        heads = [fact for fact in people if office_key(fact.role) in HEADS_OF_COUNTRIES]
        where = {fact.jurisdiction for fact in titled} or set(places)
        untitled = [
            fact
            for fact in dict.fromkeys((*people, *self._by_surname(titled)))
            if _untitled(fact)
            and same_office("leader", key)
            and fact.jurisdiction in where
            and not self._is_another_office(fact, heads, titled)
        ]
        return (*titled, *untitled)

    def places_named(self, wording: str) -> tuple[str, ...]:
        """The jurisdictions of the table that a wording names: "Kestria", "Kestria's", "Kestrian"."""
        plain = fold(wording[:100]).removesuffix("'s")
        return self._places.get(plain, ())

    def _people(self, name: str) -> tuple[Fact, ...]:
        """The office rows of everyone who can bear this name."""
        return _people_of(self, name[:200])

    def _find_people(self, name: str) -> tuple[Fact, ...]:
        words, _ = parts_of(name)
        if not words:
            return ()
        positions: set[int] = set()
        for word in words:
            for known, where in self._by_skeleton.get(_skeleton(word), {}).items():
                if spelling_key(known) == spelling_key(word):
                    positions.update(where)
        found = [self.facts[position] for position in sorted(positions)]
        return tuple(fact for fact in found if any(same_person(name, known) for known in self._names(fact)))

    def _by_surname(self, titled: Sequence[Fact]) -> list[Fact]:
        """The untitled rows under one of several surnames: "Martinelli" for "Ricardo Martinelli Berrocal"."""
        return [
            self.facts[position]
            for fact in titled[:1]
            for word in _bare(fact.subject).split()[1:]
            for position in self._by_skeleton.get(_skeleton(word), {}).get(word, ())
            if self.facts[position].subject == word
        ]

    def _names(self, fact: Fact) -> list[str]:
        return [_bare(fact.subject), *self._others_names.get((fact.subject, fact.jurisdiction), ())]

    def _single_names(self, fact: Fact) -> list[str]:
        return [name for name in self._others_names.get((fact.subject, fact.jurisdiction), ()) if " " not in name]

    def _is_exactly(self, fact: Fact, name: str) -> bool:
        return " " in name and any(known.lower() == name.lower() for known in self._names(fact))

    def _is_another_office(self, untitled: Fact, people: Sequence[Fact], titled: Sequence[Fact]) -> bool:
        """Whether an untitled row is the same person's in another office, or another bearer's of the surname."""
        if any(_overlap(untitled, fact) for fact in people if not _untitled(fact) and fact not in titled):
            return True
        if " " in untitled.subject or any(_overlap(untitled, fact) for fact in titled):
            return False
        return any(
            fact.jurisdiction == untitled.jurisdiction and not _untitled(fact) and _overlap(untitled, fact)
            for fact in self._people(untitled.subject)
        )


def _wordings(place: str) -> tuple[str, ...]:
    """A place and the adjectives that are made of its name by the commonest endings."""
    plain = fold(place)
    if len(plain) < 4 or " " in plain:
        return (plain,) if plain else ()
    stem = plain[:-1] if plain[-1] in "aeiouy" else plain
    return (plain, *dict.fromkeys((f"{plain}n", f"{stem}an", f"{stem}ian", f"{stem}ese", f"{stem}ish", f"{plain}i")))


@lru_cache(maxsize=8192)
def _people_of(timeline: Timeline, name: str) -> tuple[Fact, ...]:
    """Kept, as a corpus names the same people again and again."""
    return timeline._find_people(name)


@lru_cache(maxsize=16384)
def _skeleton(word: str) -> str:
    """A rough key that words with one spelling key share, cheap enough for the whole table when it is loaded."""
    plain = word.lower() if word.isascii() else fold(word)
    return _DOUBLED.sub(r"\1", plain.replace("ck", "k").replace("x", "ks").replace("ph", "f").translate(_ROUGH))


def _untitled(fact: Fact) -> bool:
    return office_key(fact.role) == "leader"


def _bare(subject: str) -> str:
    """A name as news writes it: without the peerage; "Surname, Given" turned round."""
    name, comma, rest = subject.partition(", ")
    if not comma or rest.startswith(("Baron", "Viscount", "Earl", "Lord", "Lady", "Jr", "Sr")) or rest[:1].isdigit():
        return name
    return f"{rest} {name}"


def _overlap(one: Fact, other: Fact) -> bool:
    """Whether two rows may tell of one time, give or take the days between an election and an oath."""

    def comes_first(row: Fact, following: Fact) -> bool:
        return (
            row.last is not None and following.first is not None and moved(row.last, -_HANDOVER_DAYS) < following.first
        )

    return not comes_first(one, other) and not comes_first(other, one)


def _place_in_table(fact: Fact) -> tuple[str, str, str, str]:
    role = office_key(fact.role) if fact.kind == "office" else fact.role.lower()
    return (fact.kind, fact.subject.lower(), role, fact.jurisdiction.lower())


def _digest(facts: Sequence[Fact]) -> str:
    digest = hashlib.sha256()
    for f in facts:
        digest.update("\x1f".join((f.kind, f.subject, f.role, f.jurisdiction, f.start, f.end, f.source)).encode())
    return f"sha256 {digest.hexdigest()[:12]}"


@cache
def _shipped() -> Timeline:
    from provaudit.timeline.reading import shipped_aliases, shipped_facts

    return Timeline(shipped_facts(), shipped_aliases(), name=f"provaudit {version('provaudit')}")
