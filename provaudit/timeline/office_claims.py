"""Claims about offices: who holds one, has left one, or is about to take one."""

from __future__ import annotations

from collections.abc import Sequence

from provaudit.annotation.roles import Role
from provaudit.escape import excerpt
from provaudit.timeline.acting import TEAMS, acts_now, is_imagined, is_namesake, teams, tells_of_then
from provaudit.timeline.contexts import Contexts, Sentence
from provaudit.timeline.facts import Timeline
from provaudit.timeline.rows import Fact
from provaudit.timeline.tenure import elect_days, held_days, is_untitled, left_days
from provaudit.timeline.text_offices import TextOffices, about
from provaudit.timeline.window import Constraint, Stretch

# A table whose rows give the month of a change has days that may be off by as much.
_MONTH_DAYS = 31
_SOURCED, _UNVERIFIED = 0.8, 0.5
_SELF_CONTRADICTION = 0.7
# A bare title keeps being used when its holder has left; what the sentence tells can be misread.
_COURTESY = 0.5
# No article gives more offices to people; what does is no article, and must not take for ever.
_MOST_ROLES = 500
_ALWAYS: tuple[Stretch, ...] = ((None, None),)


def office_claims(contexts: Contexts, timeline: Timeline, slack: int) -> list[Constraint]:
    """What the roles of a text say about the day of writing; `slack` in days."""
    roles = [role for role in contexts.annotated.roles[:_MOST_ROLES] if not contexts.claims_nothing(role.span)]
    roles += teams(contexts)
    if not roles:
        return []
    offices = TextOffices(contexts, timeline, roles)
    found = []
    for role in roles:
        sentence = contexts.sentence(role.span.start)
        if not is_imagined(contexts, role, sentence) and not is_namesake(contexts, role):
            found += _claims(role, sentence, offices, slack)
    # What bounds no day is of use only against its contrary.
    stances = {(claim.about, claim.holds) for claim in found}
    return [
        claim
        for claim in found
        if claim.days != _ALWAYS or (claim.holds is not None and (claim.about, not claim.holds) in stances)
    ]


def _claims(role: Role, sentence: Sentence, offices: TextOffices, slack: int) -> list[Constraint]:
    contexts = offices.contexts
    of_then = tells_of_then(contexts, role, sentence)
    # Speakers give each other old titles, and call each other by them.
    stated = not contexts.is_transcript and role.form in ("description", "statement")
    stated = stated or bool(role.place)
    holds = None
    if not of_then and offices.has_one_place(role) and role.form != "then":
        holds = False if role.status == "former" else True if role.status == "current" and stated else None
    words = excerpt(contexts.text[role.span.start : role.span.end], 80)
    rows = offices.rows(role)
    if not rows:
        if holds is None:
            return []
        why = f"“{words}” says that {role.person} {'holds' if holds else 'has left'} the office"
        return [_constraint(role, _ALWAYS, why, None, _SELF_CONTRADICTION, 0, holds)]
    strength = _SOURCED if any(row.verified for row in rows) else _UNVERIFIED
    if all(is_untitled(row) for row in rows):
        slack = max(slack, _MONTH_DAYS)
    if role.status == "former":
        days = left_days(rows, offices.timeline.newest)
        days = _from_first_day(days) if of_then else days
    elif role.status == "future":
        # A "future president" or "likely nominee" may be spoken of at any time.
        days = elect_days(rows) if any(word in words.lower() for word in ("elect", "designate", "incoming")) else ()
    elif role.status == "late" or role.form == "then" or of_then:
        days = _from_first_day(held_days(rows))
    elif stated:
        days = held_days(rows)
    elif _is_no_courtesy(role, sentence, rows, offices):
        days, strength = held_days(rows), min(strength, _COURTESY)
    else:
        days = _from_first_day(held_days(rows))
    if not days:
        return []
    sources = "; ".join(dict.fromkeys(row.source for row in rows))
    return [_constraint(role, days, f"“{words}”: {_terms(rows)}", sources, strength, slack, holds)]


def _is_no_courtesy(role: Role, sentence: Sentence, rows: Sequence[Fact], offices: TextOffices) -> bool:
    """Whether a bare title is that of someone in office: the person acts in it, and nobody in the text came later."""
    if offices.contexts.is_transcript or about(role) in offices.left or not offices.is_latest(role, rows):
        return False
    return role.office.lower() in TEAMS or acts_now(offices.contexts, role, sentence)


def _from_first_day(days: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """The days from the first of them on: what the text tells of had begun, and may be long over."""
    return ((days[0][0], None),) if days else ()


def _constraint(
    role: Role,
    days: tuple[Stretch, ...],
    why: str,
    source: str | None,
    strength: float,
    slack: int,
    holds: bool | None,
) -> Constraint:
    return Constraint(
        role.span,
        days[0][0],
        days[-1][1],
        why,
        source,
        strength,
        "office",
        about(role),
        days if len(days) > 1 else (),
        slack,
        holds,
    )


def _terms(rows: Sequence[Fact]) -> str:
    titled = [row for row in rows if not is_untitled(row)] or list(rows)
    office = titled[0].role.partition(" (")[0]
    terms = " and ".join(f"from {row.start or 'an unknown day'} to {_end(row)}" for row in titled[:4])
    return f"{titled[0].subject} was {office} ({titled[0].jurisdiction}) {terms}"


def _end(row: Fact) -> str:
    return row.end or (f"at least {row.as_of}" if row.as_of else "an unknown day")
