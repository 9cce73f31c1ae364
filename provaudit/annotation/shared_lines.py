"""Lines that many pages of one outlet have: furniture of the site, whatever they say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from provaudit.annotation.lines import split_lines
from provaudit.article import Article

_FEWEST_ARTICLES = 5  # of an outlet: fewer show no habit
_FEWEST_STORIES = 3
_SHARE = 0.3  # of an outlet's stories that must have a line
_SENTENCE = 80  # characters: a line as long as that is told apart from other stories' lines
_REMEMBERED = 20  # stories a line is remembered for: bounds the time for an outlet with the same lines on every page


def find_shared_lines(articles: Iterable[Article]) -> Mapping[str, frozenset[str]]:
    """For each outlet with at least five articles, the lines that three of its stories and 30 % of them have.

    A line is taken without the white space around it. Articles with the same long lines are editions of one story and
    count once, so that a story told five times does not become furniture. Articles without an outlet are left out.
    After the idea of site-level template detection (Bar-Yossef and Rajagopalan, 2002).
    """
    by_outlet: dict[str, list[list[str]]] = defaultdict(list)
    for article in articles:
        if article.outlet:
            text = article.text
            by_outlet[article.outlet].append(list(dict.fromkeys(text[a:b] for a, b in split_lines(text))))
    found = {}
    for outlet, pages in sorted(by_outlet.items()):
        if len(pages) >= _FEWEST_ARTICLES:
            stories = _stories(pages)
            counts = Counter(line for story in stories for line in story)
            least = max(_FEWEST_STORIES, _SHARE * len(stories))
            found[outlet] = frozenset(line for line, count in counts.items() if count >= least)
    return {outlet: lines for outlet, lines in found.items() if lines}


def _stories(pages: list[list[str]]) -> list[set[str]]:
    """The lines of each story: a page joins the story that has most of its long lines, or begins another."""
    stories: list[set[str]] = []
    told_in: dict[str, list[int]] = {}
    for page in pages:
        long = [line for line in page if len(line) >= _SENTENCE]
        shared: Counter[int] = Counter()
        for line in long:
            for story in told_in.get(line, ()):
                shared[story] += len(line)
        story, most = max(shared.items(), key=lambda found: (found[1], -found[0]), default=(0, 0))
        if 2 * most <= sum(map(len, long)):
            story = len(stories)
            stories.append(set())
        stories[story].update(page)
        for line in long:
            places = told_in.setdefault(line, [])
            if len(places) < _REMEMBERED and story not in places:
                places.append(story)
    return stories
