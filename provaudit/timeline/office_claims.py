"""Claims about offices: who holds one, has left one, or is about to take one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from provaudit.annotation.name_matching import parts_of, spelling_key
from provaudit.annotation.offices import places
from provaudit.annotation.roles import Role
from provaudit.escape import excerpt
from provaudit.timeline.contexts import Contexts, Sentence
from provaudit.timeline.facts import Fact, Timeline
from provaudit.timeline.window import Constraint, Stretch

# The factbook's rows start here: an earlier term of the same person would not be in them.
_FACTBOOK_FROM = dt.date(2014, 7, 1)
_MONTH = 31
# How long before a term its holder is "elect" or "incoming".
_ELECT = dt.timedelta(days=200)
_SELF_CONTRADICTION = 0.7


def office_claims(contexts: Contexts, timeline: Timeline, slack: int) -> list[Constraint]:
    """What the roles of a text say about the day of writing; `slack` in days."""
    roles = [role for role in contexts.annotated.roles if not contexts.claims_nothing(role.span)]
    if not roles:
        return []
    elsewhere = _held_elsewhere(roles)
    clear = _one_place_each(roles)
    found = []
    for role in roles:
        sentence = contexts.sentence(role.span.start)
        if sentence.has("imagined") or _is_modal(contexts, role):
            continue
        found += _claims(role, sentence, contexts, timeline, slack, elsewhere=elsewhere, clear=clear)
    return found


def _claims(
    role: Role,
    sentence: Sentence,
    contexts: Contexts,
    timeline: Timeline,
    slack: int,
    *,
    elsewhere: frozenset[tuple[str, str]],
    clear: frozenset[str],
) -> list[Constraint]:
    about = _about(role)
    told_of_then = _tells_of_then(contexts, role, sentence)
    stated = role.form in ("description", "statement") or bool(role.place)
    holds = None
    if not told_of_then and about in clear and role.form != "then":
        holds = False if role.status == "former" else True if role.status == "current" and stated else None
    rows = _rows(role, contexts, timeline, elsewhere)
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
        days = _left(rows)
        if told_of_then and days:
            days = ((days[0][0], None),)
    elif role.status == "future":
        days = _before(rows)
    elif role.status == "late" or role.form == "then" or told_of_then or not stated:
        held = _held(rows)
        days = ((held[0][0], None),)
    else:
        days = _held(rows)
    if not days or (days == ((None, None),) and holds is None):
        return []
    why = _why(role, rows, contexts)
    sources = "; ".join(dict.fromkeys(row.source for row in rows))
    stretches = days if len(days) > 1 else ()
    first, last = days[0][0], days[-1][1]
    return [Constraint(role.span, first, last, why, sources, strength, "office", about, stretches, slack, holds)]


def _rows(
    role: Role, contexts: Contexts, timeline: Timeline, elsewhere: frozenset[tuple[str, str]]
) -> tuple[Fact, ...]:
    """The rows that the role can mean; none where its place is not the timeline's, or another place is given nearby."""
    if role.place and not role.jurisdictions and len(role.keys) < 3:
        return ()
    if not role.jurisdictions and (_person(role), role.keys[0]) in elsewhere:
        return ()
    for key in role.keys:
        rows = timeline.tenures_of(role.full or role.person, key, role.jurisdictions)
        if not role.jurisdictions and " " not in (role.full or role.person):
            # A surname alone is too little, unless the text is about that place.
            rows = tuple(row for row in rows if _mentions(contexts.text, row.jurisdiction))
        if rows:
            return rows
    return ()


def _mentions(text: str, jurisdiction: str) -> bool:
    return any(" ".join(words) in text for words, meant in places().items() if jurisdiction in meant)


def _held(rows: Sequence[Fact]) -> tuple[Stretch, ...]:
    """The days on which one of the rows holds, wide where a row leaves it open."""
    days: list[Stretch] = [(row.first, row.last) for row in rows]
    if _may_have_earlier_terms(rows):
        days.append((None, _FACTBOOK_FROM))
    return _merged(days)


def _left(rows: Sequence[Fact]) -> tuple[Stretch, ...]:
    """The days on which someone can be the former holder: after a term and outside the others."""
    terms = _merged([(row.first, row.ended or row.known_until) for row in rows])
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
    following = contexts.text[role.span.end : role.span.end + 12].lower().split()
    return bool(following) and role.form == "title" and not role.place and following[0] in ("would", "could", "might")


def _person(role: Role) -> str:
    """Whom the role is about, in one spelling: the first given name and the surname."""
    words, _ = parts_of(role.full or role.person)
    chosen = (words[0], words[-1]) if len(words) > 1 else words
    return " ".join(spelling_key(word) for word in chosen) or (role.full or role.person).lower()


def _about(role: Role) -> str:
    return f"{_person(role)}/{role.keys[0]}"


def _held_elsewhere(roles: Sequence[Role]) -> frozenset[tuple[str, str]]:
    """Persons and offices that the text puts in a place unknown to the timeline ("Larkshire's attorney general")."""
    found = set()
    for role in roles:
        if role.place and not role.jurisdictions:
            found.add((_person(role), role.keys[0]))
        for other in roles:
            words, more = set(other.keys[0].split()), set(role.keys[0].split())
            if not role.jurisdictions and words < more and _person(role) == _person(other):
                found.add((_person(role), other.keys[0]))
    return frozenset(found)


def _one_place_each(roles: Sequence[Role]) -> frozenset[str]:
    """What the text gives one place at most: "president of the club" and "president of Elmland" are two offices."""
    where: dict[str, set[tuple[str, ...]]] = {}
    for role in roles:
        found = where.setdefault(_about(role), set())
        if role.place:
            found.add(role.jurisdictions or (role.place.removesuffix("'s").removesuffix("’s").lower(),))
    return frozenset(about for about, found in where.items() if len(found) <= 1)


def _why(role: Role, rows: Sequence[Fact], contexts: Contexts) -> str:
    words = excerpt(contexts.text[role.span.start : role.span.end], 80)
    titled = [row for row in rows if not _is_untitled(row)] or list(rows)
    office = titled[0].role.partition(" (")[0]
    terms = " and ".join(f"from {row.start or 'an unknown day'} to {_end(row)}" for row in titled[:4])
    return f"“{words}”: {titled[0].subject} was {office} ({titled[0].jurisdiction}) {terms}"


def _end(row: Fact) -> str:
    return row.end or (f"at least {row.as_of}" if row.as_of else "an unknown day")
