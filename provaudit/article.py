"""Article, Span and Corpus: what is audited. Immutable; offsets are code points of the exact text given."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, overload

from provaudit.bundle import Bundle, value_bundle
from provaudit.errors import InputTypeError, InputValueError, UnknownIdError

Field = Literal["text", "title"]

_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ][0-9:.,]{2,20}(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?\Z")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters `[start, end)` of an article's text or title, counted in code points.

    Raises InputValueError unless `0 <= start <= end`.
    """

    start: int
    end: int
    field: Field = "text"

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise InputValueError(f"a span needs 0 <= start <= end, not [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.field == other.field and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, init=False)
class Article:
    """One article: its exact text, and what is known about it.

    text: never changed; every offset that provaudit reports counts its code points.
    id: given, else the url, else the first 12 hex digits of the text's SHA-256 (`id_given` says which).
    published: a date, a datetime (its calendar day as written, whatever its zone), or an ISO 8601 string.
    extracted: whether the text was taken out of a web page, as `read` does; said of the residue that came with it.

    Raises InputValueError for a text that is empty or blank and for a date that does not exist, InputTypeError
    for a text or another field that is not a str.
    """

    text: str
    id: str
    title: str | None
    url: str | None
    outlet: str | None
    author: str | None
    published: dt.date | None
    language: str | None
    extracted: bool = field(repr=False, compare=False)
    id_given: bool = field(init=False, repr=False, compare=False)

    def __init__(
        self,
        text: str,
        *,
        id: str | None = None,
        title: str | None = None,
        url: str | None = None,
        outlet: str | None = None,
        author: str | None = None,
        published: dt.date | str | None = None,
        language: str | None = None,
        extracted: bool = False,
    ) -> None:
        given = {
            "id": id,
            "title": title,
            "url": url,
            "outlet": outlet,
            "author": author,
            "language": language,
        }
        for name, value in given.items():
            if value is not None and not isinstance(value, str):
                raise InputTypeError(f"Article({name}=...) takes a str or None, not {type(value).__name__}")
        if not isinstance(text, str):
            raise InputTypeError(f"Article(text) takes a str, not {type(text).__name__}; decode bytes, or use read()")
        if not isinstance(extracted, bool):
            raise InputTypeError(f"Article(extracted=...) takes True or False, not {extracted!r}")
        if not text.strip():
            raise InputValueError("the text of an article must not be empty or blank; leave such articles out")
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        fields: dict[str, object] = {
            **given,
            "text": text,
            "published": as_day(published),
            "id": id or url or digest[:12],
            "extracted": extracted,
        }
        for name, content in fields.items():
            object.__setattr__(self, name, content)
        object.__setattr__(self, "id_given", bool(id))

    def __str__(self) -> str:
        return f"<Article {self.id!r}, {len(self.text)} characters>"


@dataclass(frozen=True, slots=True)
class SourceProblem:
    """What could not be read: `source` names the file (and row or record), `reason` says why.

    kept: whether the article is there all the same, and only a part of it was left out, renamed or not checked.
    """

    source: str
    reason: str
    kept: bool = False


class Corpus(Sequence[Article]):
    """Articles in order; `corpus[0]`, `corpus["id"]`, `len(corpus)`, iteration. Immutable.

    errors: what could not be read, as SourceProblem; empty unless the corpus came from `read`.

    Ids are unique: two articles with the same *given* id raise InputValueError; ids that come from equal urls or
    equal texts are numbered ("a1b2", "a1b2-2", ...).
    """

    __slots__ = ("_articles", "_positions", "errors")

    errors: tuple[SourceProblem, ...]

    def __init__(self, articles: Iterable[Article], *, errors: Iterable[SourceProblem] = ()) -> None:
        if isinstance(articles, (str, bytes, Article)) or not isinstance(articles, Iterable):
            raise InputTypeError(f"Corpus takes an iterable of Article, not {type(articles).__name__}")
        found = list(articles)
        for position, article in enumerate(found):
            if not isinstance(article, Article):
                raise InputTypeError(
                    f"Corpus takes articles; number {position} is {type(article).__name__}. Wrap it: Article(text)"
                )
        self._articles = _with_unique_ids(found)
        self._positions = {article.id: i for i, article in enumerate(self._articles)}
        self.errors = tuple(errors)

    def __len__(self) -> int:
        return len(self._articles)

    def __iter__(self) -> Iterator[Article]:
        return iter(self._articles)

    @overload
    def __getitem__(self, key: int | str) -> Article: ...
    @overload
    def __getitem__(self, key: slice) -> Corpus: ...
    def __getitem__(self, key: int | str | slice) -> Article | Corpus:
        if isinstance(key, slice):
            return Corpus(self._articles[key], errors=self.errors)
        return self._articles[position_of(key, self._positions, len(self._articles), "article")]

    def __contains__(self, item: object) -> bool:
        return item in self._positions if isinstance(item, str) else item in self._articles

    def __repr__(self) -> str:
        problems = f", {len(self.errors)} not read" if self.errors else ""
        return f"<Corpus of {len(self)} articles{problems}>"

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Bundle:
        rows = []
        for article in self._articles:
            day = article.published.isoformat() if article.published else None
            facts = (article.title, article.outlet, day, f"{len(article.text):,} characters")
            rows.append((article.id, ", ".join(fact for fact in facts if fact)))
        return value_bundle(repr(self), [*rows, *(("not read", f"{e.source}: {e.reason}") for e in self.errors)])


def position_of(key: int | str, positions: dict[str, int], count: int, what: str) -> int:
    """The position that an index or an id stands for; UnknownIdError if there is none."""
    if isinstance(key, str):
        if key not in positions:
            raise UnknownIdError(f"no {what} with the id {key!r}; there are {count}")
        return positions[key]
    if isinstance(key, bool) or not isinstance(key, int):
        raise InputTypeError(f"an {what} is looked up by its position or its id, not by {type(key).__name__}")
    if not -count <= key < count:
        raise IndexError(f"no {what} at position {key}; there are {count}")
    return key % count


def as_day(value: object) -> dt.date | None:
    """The calendar day of a date, a datetime or an ISO 8601 string; None for None and for pandas' NaT.

    Raises InputValueError for a string that is no ISO 8601 day, InputTypeError for anything else.
    """
    if value is None or value != value:
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if not isinstance(value, str):
        raise InputTypeError(f"published takes a date, a datetime, an ISO 8601 str or None, not {type(value).__name__}")
    match = _ISO_DAY.match(value.strip()[:60])
    try:
        if match is None:
            raise ValueError
        return dt.date(*map(int, match.groups()))
    except ValueError:
        raise InputValueError(f"published={value[:40]!r} is no day; write it as YYYY-MM-DD, or leave it out") from None


def _with_unique_ids(articles: list[Article]) -> tuple[Article, ...]:
    given = Counter(article.id for article in articles if article.id_given)
    for id_, count in given.items():
        if count > 1:
            first, second = [i for i, a in enumerate(articles) if a.id_given and a.id == id_][:2]
            raise InputValueError(
                f"two articles have the id {id_!r} (numbers {first} and {second}); give each an id of its own"
            )
    taken, seen, unique = set(given), Counter[str](), []
    for article in articles:
        if article.id_given:
            unique.append(article)
            continue
        id_ = article.id
        while id_ in taken:
            seen[article.id] += 1
            id_ = f"{article.id}-{seen[article.id] + 1}"
        taken.add(id_)
        unique.append(article if id_ == article.id else replace(article, id=id_))
    return tuple(unique)
