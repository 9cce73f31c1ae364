"""Claims about offices: who holds one, has left one, or is about to take one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from provaudit.annotation.name_matching import parts_of, spelling_key
from provaudit.annotation.offices import office_key, places
from provaudit.annotation.roles import Role
from provaudit.article import Span
from provaudit.escape import excerpt
from provaudit.timeline.clauses import cue, is_past
from provaudit.timeline.contexts import Contexts, Sentence
from provaudit.timeline.facts import Fact, Timeline
from provaudit.timeline.window import Constraint, Stretch

# The factbook's rows start here: an earlier term of the same person would not be in them.
_FACTBOOK_FROM = dt.date(2014, 7, 1)
_MONTH = 31
# How long before a term its holder is "elect" or "incoming".
_ELECT = dt.timedelta(days=200)
_SELF_CONTRADICTION = 0.7
# A bare title keeps being used when its holder has left; what the sentence tells can be misread.
_COURTESY = 0.5
# No article gives more offices to people; what does is no article, and must not take for ever.
_MOST = 500
# Nobody is called a candidate or a majority leader out of courtesy.
_NO_COURTESY = frozenset("candidate nominee majority minority committee spokesman".split())
# Offices of one place in the world.
_ONE_PLACE = frozenset({"pope"})
_PARTY = re.compile(
    r" ?\(([RDI])-[A-Z][\w. ]{1,20}\)|, ([RDI])-[A-Z][\w.]{1,12},|, (?:Republican|Democrat) of [A-Z][\w ]{2,20},"
)
# Whose team it is, holds or seeks this office.
_TEAMS = {"administration": office_key("president"), "campaign": office_key("presidential campaign")}
_TEAM = re.compile(
    r" ([Aa]dministration|[Cc]ampaign)\b"
    r"( (?:spokes(?:man|woman|person)|manager|chair(?:man|woman)|aides?|advis[eo]rs?|officials?|strategist|chief))?"
)
_SPEAKS = frozenset("said says told tells tweeted declined".split())
_GONE = frozenset("former ex then onetime one-time late ex-".split())
_NEXT_WORDS = re.compile(r" ([a-z]{1,20}(?: [a-z]{1,20}){0,2})")
_ADVERBS = frozenset("also now never already recently repeatedly clearly apparently".split())
_NOT_SUBJECT = frozenset("by for to of with under about against from on like than and or former then".split())


def office_claims(contexts: Contexts, timeline: Timeline, slack: int) -> list[Constraint]:
    """What the roles of a text say about the day of writing; `slack` in days."""
    roles = [role for role in contexts.annotated.roles[:_MOST] if not contexts.claims_nothing(role.span)]
    roles += _teams(contexts)
    if not roles:
        return []
    offices = _Offices(contexts, timeline, roles)
    found = []
    for role in roles:
        sentence = contexts.sentence(role.span.start)
        if not sentence.has("imagined") and not _is_modal(contexts, role):
            found += _claims(role, sentence, offices, slack)
    # What bounds no day is of use only against its contrary.
    stances = {(claim.about, claim.holds) for claim in found}
    return [
        claim
        for claim in found
        if claim.days != ((None, None),) or (claim.holds is not None and (claim.about, not claim.holds) in stances)
    ]


class _Offices:
    """The roles of a text together: where each office is, who left one, and the rows that each role can mean."""

    def __init__(self, contexts: Contexts, timeline: Timeline, roles: Sequence[Role]) -> None:
        self.contexts = contexts
        self.timeline = timeline
        self._places: dict[str, set[tuple[str, ...]]] = {}
        self._elsewhere: set[tuple[str, str]] = set()
        self._named: dict[str, bool] = {}
        for role in roles:
            jurisdictions = self.jurisdictions(role)
            if role.place:
                named = jurisdictions or (role.place.removesuffix("'s").removesuffix("’s").lower(),)
                self._places.setdefault(_about(role), set()).add(named)
            if role.place and not jurisdictions:
                self._elsewhere.add((_person(role), role.keys[0]))
        self.left = {_about(role) for role in roles if role.status != "current" or role.form == "then"}
        # The last to take an office, of those whom the text calls by it: with the others it is a courtesy.
        self._latest: dict[str, dt.date] = {}
        for role in roles:
            if role.status == "current":
                for row in self.rows(role):
                    if row.first and row.first > self._latest.get(role.keys[0], dt.date.min):
                        self._latest[role.keys[0]] = row.first

    def jurisdictions(self, role: Role) -> tuple[str, ...]:
        """Where the office is: as the text has it, or as the user's own rows call the place."""
        return role.jurisdictions or (self.timeline.places_named(role.place) if role.place else ())

    def one_place(self, role: Role) -> bool:
        """Whether the text gives the office one place at most: "president of the club" and "of Elmland" are two."""
        return len(self._places.get(_about(role), ())) <= 1

    def is_latest(self, role: Role, rows: Sequence[Fact]) -> bool:
        """Whether nobody else in the text has the same title and took the office later."""
        return max(row.first or dt.date.min for row in rows) >= self._latest.get(role.keys[0], dt.date.min)

    def _is_about(self, jurisdiction: str) -> bool:
        """Whether the text names the place somewhere."""
        if jurisdiction not in self._named:
            self._named[jurisdiction] = _mentions(self.contexts.text, jurisdiction)
        return self._named[jurisdiction]

    def rows(self, role: Role) -> tuple[Fact, ...]:
        """The rows that a role can mean; none where its place is not the timeline's."""
        jurisdictions = self.jurisdictions(role)
        if (role.place and not jurisdictions) or (_person(role), role.keys[0]) in self._elsewhere:
            return ()
        if not role.place:
            # "Attorney General Brook" is Larkshire's, if the text calls her that once.
            stated = list(self._places.get(_about(role), ()))
            jurisdictions = stated[0] if len(stated) == 1 else ()
        if "United States" in jurisdictions and "senator" in role.keys:
            jurisdictions = ()
        name = role.full or role.person
        for key in role.keys:
            rows = self.timeline.tenures_of(name, key, jurisdictions)
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


def _claims(role: Role, sentence: Sentence, offices: _Offices, slack: int) -> list[Constraint]:
    contexts, about = offices.contexts, _about(role)
    told_of_then = _tells_of_then(contexts, role, sentence)
    stated = role.form in ("description", "statement") or bool(role.place)
    holds = None
    if not told_of_then and offices.one_place(role) and role.form != "then":
        holds = False if role.status == "former" else True if role.status == "current" and stated else None
    rows = offices.rows(role)
    if not rows:
        if holds is None:
            return []
        what = "has left" if not holds else "holds"
        why = (
            f"“{excerpt(contexts.text[role.span.start : role.span.end], 80)}” says that {role.person} {what} the office"
        )
        return [Constraint(role.span, None, None, why, None, _SELF_CONTRADICTION, "office", about, (), 0, holds)]
    strength = 0.8 if any(row.verified for row in rows) else 0.5
    if all(_is_untitled(row) for row in rows):
        slack = max(slack, _MONTH)
    if role.status == "former":
        days = _left(rows, offices.timeline.newest)
        if told_of_then and days:
            days = ((days[0][0], None),)
    elif role.status == "future":
        # A "future president" or "likely nominee" may be spoken of at any time.
        words = contexts.text[role.span.start : role.span.end].lower()
        days = _before(rows) if any(word in words for word in ("elect", "designate", "incoming")) else ()
    else:
        days = _held(rows)
        if role.status == "late" or role.form == "then" or told_of_then:
            days = ((days[0][0], None),)
        elif not stated:
            # A bare title may be a courtesy, unless the person acts in it on the day of writing.
            team = role.office.lower() in _TEAMS
            if (
                about not in offices.left
                and offices.is_latest(role, rows)
                and (team or _acts_now(contexts, role, sentence))
            ):
                strength = min(strength, _COURTESY)
            else:
                days = ((days[0][0], None),)
    if not days:
        return []
    why = _why(role, rows, contexts)
    sources = "; ".join(dict.fromkeys(row.source for row in rows))
    stretches = days if len(days) > 1 else ()
    first, last = days[0][0], days[-1][1]
    return [Constraint(role.span, first, last, why, sources, strength, "office", about, stretches, slack, holds)]


def _acts_now(contexts: Contexts, role: Role, sentence: Sentence) -> bool:
    """Whether the person acts on the day of writing: "President Brook is ...", "President Brook said on Monday"."""
    lasting = not _NO_COURTESY.isdisjoint(role.keys[0].split())
    if lasting and sentence.has("now"):
        return True
    label = _PARTY.match(contexts.text, role.span.end)
    if label and label[1]:
        # "(R-Tex.)" is how a sitting member is labelled.
        return True
    before = contexts.text[max(0, role.span.start - 12) : role.span.start].lower().split()
    if before and before[-1] in _NOT_SUBJECT:
        return False
    match = _NEXT_WORDS.match(contexts.text, label.end() if label else role.span.end)
    if match is None:
        return False
    words = [word for word in match[1].lower().split() if word not in _ADVERBS]
    verb, after = (*words, "", "")[:2]
    if verb in ("is", "has") and not lasting:
        # "President Brook has friends there" may be told of someone who was president.
        return after in cue("coming_be") or (is_past(after) if verb == "has" else after.endswith("ing"))
    if verb in cue("present"):
        return True
    if lasting:
        return verb in cue("reporting") or (is_past(verb) and sentence.has("now"))
    return is_past(verb) and verb not in cue("private") and sentence.has("now")


def _teams(contexts: Contexts) -> list[Role]:
    """ "The Brook administration says", "Brook campaign spokesman Odo Finch": Brook is in office, or runs for it."""
    if contexts.words.isdisjoint(_TEAMS):
        return []
    found = []
    for name in contexts.annotated.names[: 10 * _MOST]:
        match = _TEAM.match(contexts.body, name.end) if name.kind in ("person", "other") else None
        if match is None:
            continue
        span, key = Span(name.start, match.end(1)), _TEAMS[match[1].lower()]
        before = contexts.body[max(0, name.start - 12) : name.start].lower().split()
        if contexts.claims_nothing(span) or (before and before[-1] in _GONE):
            continue
        role = Role(span, match[1], name.text, "current", keys=(key,), full=name.full)
        sentence = contexts.sentence(name.start)
        if match[2]:
            acts = not sentence.words.isdisjoint(_SPEAKS) and _GONE.isdisjoint(sentence.words)
        else:
            acts = bool(before) and before[-1] == "the" and _acts_now(contexts, role, sentence)
        if acts:
            found.append(role)
    return found


def _mentions(text: str, jurisdiction: str) -> bool:
    return any(" ".join(words) in text for words, meant in places().items() if jurisdiction in meant)


def _held(rows: Sequence[Fact]) -> tuple[Stretch, ...]:
    """The days on which one of the rows holds, wide where a row leaves it open."""
    days: list[Stretch] = [(row.first, _last(row, rows)) for row in rows]
    if _may_have_earlier_terms(rows):
        days.append((None, _FACTBOOK_FROM))
    return _merged(days)


def _last(row: Fact, rows: Sequence[Fact]) -> dt.date | None:
    """The last day of a row; where its source was closed before the end, that of a row about the same term."""
    if row.last is not None or row.known_until is None:
        return row.last
    ends = [
        other.last
        for other in rows
        if other.last and other.last >= row.known_until and (other.first or dt.date.min) <= row.known_until
    ]
    return min(ends, default=None)


def _left(rows: Sequence[Fact], newest: dt.date | None) -> tuple[Stretch, ...]:
    """The days on which someone can be the former holder: after a term and outside the others.

    An end after the newest row of the timeline is a scheduled one: what comes after that row is not known.
    """
    ends = [row.ended or _last(row, rows) or row.known_until for row in rows]
    ends = [min(end, newest) if end and newest else end for end in ends]
    terms = _merged([(row.first, end) for row, end in zip(rows, ends, strict=True)])
    days: list[Stretch] = []
    if terms[0][0] is not None and _may_have_earlier_terms(rows):
        days.append((None, terms[0][0]))
    for number, (_, end) in enumerate(terms):
        following = terms[number + 1][0] if number + 1 < len(terms) else None
        days.append((end, following))
    return _merged(days)


def _before(rows: Sequence[Fact]) -> tuple[Stretch, ...]:
    """The days on which someone can be the holder-elect."""
    return _merged([(row.first - _ELECT, row.first) for row in rows if row.first is not None])


def _may_have_earlier_terms(rows: Sequence[Fact]) -> bool:
    return all("factbook" in row.source or "sources/foreign" in row.source for row in rows)


def _merged(days: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The stretches in order, those that touch (a second term) as one."""
    found: list[Stretch] = []
    for first, last in sorted(days, key=lambda s: (s[0] or dt.date.min, s[1] or dt.date.max)):
        if found and (found[-1][1] is None or (first or dt.date.min) <= found[-1][1] + dt.timedelta(days=_MONTH)):
            before = found[-1]
            found[-1] = (before[0], None if before[1] is None or last is None else max(before[1], last))
        else:
            found.append((first, last))
    return tuple(found)


def _is_untitled(row: Fact) -> bool:
    return row.role.startswith("leader")


def _tells_of_then(contexts: Contexts, role: Role, sentence: Sentence) -> bool:
    """Whether the sentence tells of another time than that of writing."""
    if sentence.has("past"):
        return True
    before = contexts.text[max(sentence.span.start, role.span.start - 40) : role.span.start].lower()
    if role.form == "title" and before.rstrip().endswith((" by", " under")) and not sentence.has("now"):
        return True
    return contexts.dated(sentence)


def _is_modal(contexts: Contexts, role: Role) -> bool:
    """ "President Brook would ..." may speak of someone who wants to be president."""
    if role.form != "title" or role.place:
        return False
    before = contexts.text[max(0, role.span.start - 12) : role.span.start].lower().split()
    following = contexts.text[role.span.end : role.span.end + 12].lower().split()
    modals = ("would", "could", "might")
    return (bool(following) and following[0] in modals) or (bool(before) and before[-1] in modals)


def _person(role: Role) -> str:
    """Whom the role is about, in one spelling: the first given name and the surname."""
    words, _ = parts_of(role.full or role.person)
    chosen = (words[0], words[-1]) if len(words) > 1 else words
    return " ".join(spelling_key(word) for word in chosen) or (role.full or role.person).lower()


def _about(role: Role) -> str:
    return f"{_person(role)}/{role.keys[0]}"


def _why(role: Role, rows: Sequence[Fact], contexts: Contexts) -> str:
    words = excerpt(contexts.text[role.span.start : role.span.end], 80)
    titled = [row for row in rows if not _is_untitled(row)] or list(rows)
    office = titled[0].role.partition(" (")[0]
    terms = " and ".join(f"from {row.start or 'an unknown day'} to {_end(row)}" for row in titled[:4])
    return f"“{words}”: {titled[0].subject} was {office} ({titled[0].jurisdiction}) {terms}"


def _end(row: Fact) -> str:
    return row.end or (f"at least {row.as_of}" if row.as_of else "an unknown day")
