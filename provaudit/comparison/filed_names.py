"""The names of a text by their words, so that each name of another text is held against few of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provaudit.annotation.name_matching import parts_of, spelling_key
from provaudit.annotation.names import Name


class FiledNames:
    """The names of one text, filed by the spelling keys of their words."""

    __slots__ = ("_alone", "_by_last", "_by_word", "_surnames")

    def __init__(self, names: Sequence[Name]) -> None:
        people = {name.full: name for name in names if name.kind == "person"}
        self._by_word: dict[str, list[Name]] = {}
        self._by_last: dict[str, list[Name]] = {}
        for person in people.values():
            keys = _keys(person)
            for key in dict.fromkeys(key for form in keys for key in form):
                self._by_word.setdefault(key, []).append(person)
            for key in dict.fromkeys(form[-1] for form in keys):
                self._by_last.setdefault(key, []).append(person)
        self._alone = frozenset(name.text for name in names if " " not in name.text)
        self._surnames = frozenset(name.text.rsplit(" ", 1)[1] for name in names if " " in name.text)

    def people_like(self, name: Name) -> Iterator[Name]:
        """Everyone who may be the same person: a surname, or a name that is all there is, is a word of the other."""
        for form in _keys(name):
            yield from self._by_word.get(form[-1], ())
            for key in form[:-1]:
                yield from self._by_last.get(key, ())
            if len(form) == 1:
                yield from self._by_last.get(form[0], ())

    def has_surname_alone(self, surname: str) -> bool:
        """Whether a surname stands alone in the text and nobody there is called so in full."""
        return surname in self._alone and surname not in self._surnames


def _keys(name: Name) -> list[list[str]]:
    """The spelling keys of the words of a name, as it stands and in full, titles left out."""
    forms = [parts_of(text)[0] for text in dict.fromkeys((name.text, name.full))]
    return [[spelling_key(word) for word in words] for words in forms if words]
