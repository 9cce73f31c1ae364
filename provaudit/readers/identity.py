"""Drafts become articles with ids that are unique over a whole reading."""

from __future__ import annotations

from provaudit.article import Article, SourceProblem
from provaudit.readers.fields import Draft


class Register:
    """The ids given so far. A second article with an id gets a number after it; nothing is lost."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._last: dict[str, int] = {}

    def article(self, draft: Draft) -> tuple[Article, SourceProblem | None]:
        """The article of a draft, and a remark where its given id was taken."""
        article = self._article(draft, draft.id)
        wanted = article.id
        if wanted not in self._taken:
            self._taken.add(wanted)
            return article, None
        number = self._last.get(wanted, 1) + 1
        while f"{wanted}-{number}" in self._taken:
            number += 1
        self._last[wanted] = number
        article = self._article(draft, f"{wanted}-{number}")
        self._taken.add(article.id)
        if not draft.id:
            return article, None
        renamed = f"the id {wanted!r} is taken; this article is {article.id!r} here"
        return article, SourceProblem(draft.where, renamed, kept=True)

    @staticmethod
    def _article(draft: Draft, id_: str | None) -> Article:
        return Article(
            draft.text,
            id=id_,
            title=draft.title,
            url=draft.url,
            outlet=draft.outlet,
            author=draft.author,
            published=draft.published,
            language=draft.language,
            extracted=draft.extracted,
        )
