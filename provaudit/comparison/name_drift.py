"""Names that one text has otherwise than the other. Spelling variants are one name."""

from __future__ import annotations

from collections.abc import Iterable

from provaudit.annotation.name_matching import same_person, spelling_key
from provaudit.annotation.names import Name
from provaudit.article import Span
from provaudit.comparison.comparison import Drift
from provaudit.comparison.prepared import Prepared
from provaudit.comparison.replaced import Replaced, counterpart, source_region
from provaudit.comparison.words import find_words


def name_drift(source: Prepared, target: Prepared, replaced: tuple[Replaced, ...]) -> Iterable[Drift]:
    """Names of the target that the source has nowhere, or that stand in the place of another."""
    known = frozenset(map(spelling_key, source.words.forms))
    for name in target.names:
        keys = [spelling_key(form) for form in find_words(name.text).forms]
        place = Span(name.start, name.end)
        difference = counterpart(place, replaced, target)
        region = source_region(difference, source) if difference else None
        other = next((n for n in source.names if region and region.overlaps(Span(n.start, n.end))), None)
        if not all(key in known for key in keys):
            if other is None:
                yield Drift("name", "added", None, place, "", name.text)
            else:
                yield Drift("name", "changed", Span(other.start, other.end), place, other.text, name.text)
        elif other is not None and not _one(name, other):
            yield Drift("name", "changed", Span(other.start, other.end), place, other.text, name.text)


def _one(name: Name, other: Name) -> bool:
    return same_person(name.full, other.full) or same_person(name.text, other.text)
