"""The HTML report in a real browser: it sorts, filters and opens, nothing of an article runs, nothing is fetched."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import provaudit as pv

CHROMIUM = Path("/usr/bin/chromium")
ROOT = Path(__file__).resolve().parents[1]

pytestmark = pytest.mark.browser

HOSTILE = (
    "<script>window.hacked = 1</script><img src=x onerror='window.hacked = 1'>",
    '"><svg onload="window.hacked = 1">',
    "</mark></article></main><a href=javascript:window.hacked=1>x</a>",
    "{{ 7 * 7 }} ${7*7} <!-- comment --> ]]> </style><style>*{display:none}</style>",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not CHROMIUM.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"CI must have a browser at {CHROMIUM}")
        pytest.skip(f"no browser at {CHROMIUM}")
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield started
        started.close()


@pytest.fixture(scope="module")
def audit() -> pv.Audit:
    return pv.audit(pv.read(ROOT / "examples" / "articles"), timeline=ROOT / "examples" / "timeline.csv")


@pytest.fixture(scope="module")
def page_file(audit: pv.Audit, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("page") / "report.html"
    audit.to_html(file)
    return file


class Opened:
    """A page with what it said on the console and what it asked for."""

    def __init__(self, browser: Any, file: Path, **options: Any) -> None:
        self.page = browser.new_page(**options)
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(file.as_uri())

    def __enter__(self) -> Opened:
        return self

    def __exit__(self, *_: object) -> None:
        self.page.close()


def test_nothing_is_fetched_and_nothing_complains(browser: Any, page_file: Path) -> None:
    with Opened(browser, page_file) as opened:
        assert opened.asked == [page_file.as_uri()]
        assert opened.said == []


def test_the_overview_sorts(browser: Any, page_file: Path) -> None:
    with Opened(browser, page_file) as opened:
        titles = "#overview tbody tr td:first-child"
        before = opened.page.locator(titles).all_inner_texts()
        for _ in range(2):
            opened.page.locator("#overview th button", has_text="Article").click()
        assert opened.page.locator("#overview th[aria-sort=ascending]").count() == 1
        assert opened.page.locator(titles).all_inner_texts() == before
        opened.page.locator("#overview th button", has_text="Article").click()
        assert opened.page.locator(titles).all_inner_texts() == before[::-1]


def test_the_overview_filters_by_text_and_band(browser: Any, page_file: Path, audit: pv.Audit) -> None:
    with Opened(browser, page_file) as opened:
        rows = opened.page.locator("#overview tbody tr:visible")
        opened.page.fill("#search", "smell the engine")
        assert rows.count() == 1
        assert opened.page.locator("article.report:visible").count() == 1
        opened.page.fill("#search", "")
        band = audit[0].band
        opened.page.select_option("#band", band)
        assert rows.count() == sum(report.band == band for report in audit)


def test_a_mark_opens_its_finding_by_keyboard(browser: Any, page_file: Path) -> None:
    with Opened(browser, page_file) as opened:
        mark = opened.page.locator("a.mark").first
        target = mark.get_attribute("href")
        assert not opened.page.locator(f"{target}[open]").count()
        mark.focus()
        opened.page.keyboard.press("Enter")
        opened.page.wait_for_selector(f"{target}[open]")
        assert opened.page.locator(target).evaluate("e => e.contains(document.activeElement)")


def test_a_signal_can_be_hidden(browser: Any, page_file: Path) -> None:
    with Opened(browser, page_file) as opened:
        shown = opened.page.locator("details.finding.residue:visible").count()
        assert shown
        opened.page.uncheck("input[data-signal=residue]")
        assert opened.page.locator("details.finding.residue:visible").count() == 0


def test_nothing_of_an_article_becomes_an_element(browser: Any, tmp_path: Path) -> None:
    articles = [
        pv.Article(
            f"The mayor of Hask spoke. {bad} “{bad},” said Ulf {bad} Rehn.\n\nLeave a Reply {bad}", id=bad, title=bad
        )
        for bad in HOSTILE
    ]
    file = tmp_path / "hostile.html"
    pv.audit(pv.Corpus(articles)).to_html(file)
    with Opened(browser, file) as opened:
        assert opened.page.evaluate("window.hacked") is None
        assert opened.asked == [file.as_uri()]
        assert opened.said == []
        assert opened.page.locator("script").count() == 1
        assert opened.page.locator("img, iframe, object, embed, form").count() == 0
        assert opened.page.locator("a[href^=javascript]").count() == 0
        assert opened.page.locator("article.report").count() == len(HOSTILE)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_no_serious_barrier(browser: Any, page_file: Path, scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    with Opened(browser, page_file, color_scheme=scheme, viewport={"width": width, "height": 900}) as opened:
        opened.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        results = axe.Axe().run(opened.page)
        serious = [v for v in results.response["violations"] if v["impact"] in ("serious", "critical")]
        assert [(v["id"], v["nodes"][0]["html"][:200]) for v in serious] == []
        wide = opened.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0
