"""The offices of one text together: whose they are, where they are, and which rows of the timeline can be meant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from provaudit.annotation.name_matching import parts_of, spelling_key
from provaudit.annotation.offices import places
from provaudit.annotation.roles import Role
from provaudit.timeline.contexts import Contexts
from provaudit.timeline.facts import Timeline
from provaudit.timeline.rows import Fact

# Offices of one place in the world.
_ONE_PLACE = frozenset({"pope"})


class TextOffices:
    """The roles of a text and the timeline.

    left: what `about` gives for offices that the text calls former, future or another time's.
    """

    __slots__ = ("_elsewhere", "_latest", "_named", "_places", "contexts", "left", "timeline")

    def __init__(self, contexts: Contexts, timeline: Timeline, roles: Sequence[Role]) -> None:
        self.contexts = contexts
        self.timeline = timeline
        self._places: dict[str, set[tuple[str, ...]]] = {}
        self._elsewhere: set[str] = set()
        self._named: dict[str, bool] = {}
        for role in roles:
            if role.place:
                known = self._jurisdictions(role)
                named = known or (role.place.removesuffix("'s").removesuffix("’s").lower(),)
                self._places.setdefault(about(role), set()).add(named)
                if not known:
                    self._elsewhere.add(about(role))
        self.left = {about(role) for role in roles if role.status != "current" or role.form == "then"}
        # The last to take an office, of those whom the text calls by it: with the others it is a courtesy.
        self._latest: dict[str, dt.date] = {}
        for role in roles:
            if role.status == "current":
                for row in self.rows(role):
                    if row.first and row.first > self._latest.get(role.keys[0], dt.date.min):
                        self._latest[role.keys[0]] = row.first

    def has_one_place(self, role: Role) -> bool:
        """Whether the text gives the office one place at most: "president of the club" and "of Elmland" are two."""
        return len(self._places.get(about(role), ())) <= 1

    def is_latest(self, role: Role, rows: Sequence[Fact]) -> bool:
        """Whether nobody else in the text has the same title and took the office later."""
        return max(row.first or dt.date.min for row in rows) >= self._latest.get(role.keys[0], dt.date.min)

    def rows(self, role: Role) -> tuple[Fact, ...]:
        """The rows that a role can mean; none where its place is not the timeline's."""
        jurisdictions = self._jurisdictions(role)
        if (role.place and not jurisdictions) or about(role) in self._elsewhere:
            return ()
        if not role.place:
            # "Attorney General Brook" is Larkshire's, if the text calls her that once.
            stated = list(self._places.get(about(role), ()))
            jurisdictions = stated[0] if len(stated) == 1 else ()
        if "United States" in jurisdictions and "senator" in role.keys:
            jurisdictions = ()
        name = role.full or role.person
        for key in role.keys:
            rows = self.timeline.tenures_of(name, key, jurisdictions)
            if rows and " " in role.person and role.person != name:
                # "George Bush" in a text about his son, George W. Bush: either can be meant.
                rows = tuple(dict.fromkeys((*rows, *self.timeline.tenures_of(role.person, key, jurisdictions))))
            if not rows and not jurisdictions and " " in key:
                # "Kestrian President": the adjective of a place that only the user's rows know.
                for word in key.split():
                    if where := self.timeline.places_named(word):
                        rows = self.timeline.tenures_of(name, " ".join(w for w in key.split() if w != word), where)
            if not jurisdictions and " " not in name and key not in _ONE_PLACE:
                # A surname alone is too little, unless the text is about that place.
                rows = tuple(row for row in rows if self._is_about(row.jurisdiction))
            if rows:
                return rows
        return ()

    def _jurisdictions(self, role: Role) -> tuple[str, ...]:
        """Where the office is: as the text has it, or as the user's own rows call the place."""
        return role.jurisdictions or (self.timeline.places_named(role.place) if role.place else ())

    def _is_about(self, jurisdiction: str) -> bool:
        """Whether the text names the place somewhere."""
        if jurisdiction not in self._named:
            wordings = [" ".join(words) for words, meant in places().items() if jurisdiction in meant]
            self._named[jurisdiction] = any(words in self.contexts.text for words in wordings)
        return self._named[jurisdiction]


def about(role: Role) -> str:
    """Whom and which office a role is about, in one spelling: the first given name, the surname, the office."""
    name = role.full or role.person
    words, _ = parts_of(name)
    chosen = (words[0], words[-1]) if len(words) > 1 else words
    person = " ".join(spelling_key(word) for word in chosen) or name.lower()
    return f"{person}/{role.keys[0]}"
