"""The HTML report in a real browser: it sorts, filters and opens, nothing of an article runs, nothing is fetched."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import provaudit as pv
from provaudit.annotation.annotated import Annotated
from provaudit.checks.neighbours import Neighbours
from provaudit.config import SIGNALS, Config

CHROMIUM = Path("/usr/bin/chromium")
ROOT = Path(__file__).resolve().parents[1]

pytestmark = pytest.mark.browser

HOSTILE = (
    "<script>window.hacked = 1</script><img src=x onerror='window.hacked = 1'>",
    '"><svg onload="window.hacked = 1">',
    "</mark></article></main><a href=javascript:window.hacked=1>x</a>",
    "{{ 7 * 7 }} ${7*7} <!-- comment --> ]]> </style><style>*{display:none}</style>",
)
ROWS = "#overview tbody tr:visible"


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


def furniture(annotated: Annotated, neighbours: Neighbours, config: Config) -> pv.Assessment:
    """A check that marks the last line of every article, and a remark on its first word."""
    text = annotated.article.text.rstrip()
    last = pv.Span(text.rfind("\n") + 1, len(text))
    first = pv.Span(0, len(text.split()[0]))
    line = pv.Finding("last-line", "lines", (last,), "The last line.", 0.1, "line", "Texts end.")
    remark = pv.Finding("first-word", "lines", (first,), "The first word.", 0.0, "word", "Texts begin.")
    return pv.assessed("lines", [line, remark])


@pytest.fixture(scope="module")
def audit() -> pv.Audit:
    corpus = pv.read(ROOT / "examples" / "articles")
    return pv.audit(corpus, checks=[*SIGNALS, furniture], timeline=ROOT / "examples" / "timeline.csv")


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

    def shows(self, count: int) -> bool:
        """Wait until the page says that `count` rows are shown, and see whether they are."""
        self.page.locator("#shown", has_text=re.compile(rf"^{count} of")).wait_for()
        rows, reports = self.page.locator(ROWS).count(), self.page.locator("article.report:visible").count()
        return rows == reports == count


def test_nothing_is_fetched_and_nothing_complains(browser: Any, page_file: Path) -> None:
    with Opened(browser, page_file) as opened:
        assert opened.asked == [page_file.as_uri()]
        assert opened.said == []


def test_the_most_concerning_article_stands_first(browser: Any, page_file: Path, audit: pv.Audit) -> None:
    with Opened(browser, page_file) as opened:
        concerns = [float(text.split()[0]) for text in opened.page.locator(f"{ROWS} td:nth-child(3)").all_inner_texts()]
        assert concerns == sorted(concerns, reverse=True)
        assert len(concerns) == len(audit)


@pytest.mark.parametrize("column", ["Article", "Band", "Concern", "rewriting", "quotes", "Findings", "Window", "Links"])
def test_the_overview_sorts_up_and_down(browser: Any, page_file: Path, column: str) -> None:
    with Opened(browser, page_file) as opened:
        button = opened.page.locator("#overview th button", has_text=column)
        place = button.evaluate("b => Array.from(b.closest('tr').children).indexOf(b.parentElement)") + 1
        cells = opened.page.locator(f"#overview tbody td:nth-child({place})")
        orders = {}
        for _ in range(2):
            button.click()
            way = opened.page.locator("#overview th[aria-sort]").get_attribute("aria-sort")
            keys = cells.evaluate_all("all => all.map(c => c.dataset.sort ?? c.textContent)")
            numbers = all(key.replace(".", "").lstrip("-").isdigit() for key in keys)
            orders[way] = [float(key) for key in keys] if numbers else [key.lower() for key in keys]
        assert orders["ascending"] == sorted(orders["ascending"])
        assert orders["descending"] == sorted(orders["descending"], reverse=True)


def test_the_overview_filters_by_text_band_and_signal(browser: Any, page_file: Path, audit: pv.Audit) -> None:
    with Opened(browser, page_file) as opened:
        opened.page.fill("#search", "SMELL the engine")
        assert opened.shows(1)
        opened.page.fill("#search", "no article has these words")
        assert opened.shows(0)
        opened.page.fill("#search", "")
        assert opened.shows(len(audit))
        opened.page.select_option("#band", audit[0].band)
        assert opened.shows(sum(report.band == audit[0].band for report in audit))
        opened.page.select_option("#band", "")
        for signal in ("rewriting", "quotes", "anachronism"):
            opened.page.select_option("#signal", signal)
            assert opened.shows(sum(any(f.signal == signal for f in report.findings) for report in audit))


def test_a_mark_opens_its_finding_by_keyboard(browser: Any, page_file: Path) -> None:
    with Opened(browser, page_file) as opened:
        mark = opened.page.locator("a.mark").first
        target = mark.get_attribute("href")
        assert not opened.page.locator(f"{target}[open]").count()
        mark.focus()
        opened.page.keyboard.press("Enter")
        opened.page.wait_for_selector(f"{target}[open]")
        assert opened.page.locator(target).evaluate("e => e.contains(document.activeElement)")


def test_a_mark_opens_its_evidence_by_click(browser: Any, page_file: Path) -> None:
    with Opened(browser, page_file) as opened:
        mark = opened.page.locator("a.mark.quotes").first
        target = opened.page.locator(str(mark.get_attribute("href")))
        evidence = target.locator(".wording").first
        assert not evidence.is_visible()
        mark.click()
        evidence.wait_for(state="visible")
        target.locator("summary").click()
        evidence.wait_for(state="hidden")
        mark.click()
        evidence.wait_for(state="visible")


def test_both_wordings_show_what_differs(browser: Any, page_file: Path, audit: pv.Audit) -> None:
    altered = next(f for f in audit["02-rewrite"].findings if f.code == "quote-altered")
    number = audit["02-rewrite"].findings.index(altered) + 1
    with Opened(browser, page_file) as opened:
        finding = opened.page.locator(f"article.report:has(h2:text-is('02-rewrite')) details[id$=f{number}]")
        assert "…" in finding.locator("del").first.text_content()


def test_passages_stand_side_by_side(browser: Any, page_file: Path) -> None:
    with Opened(browser, page_file) as opened:
        table = opened.page.locator("table.side").first
        assert not table.is_visible()
        table.locator("xpath=..").locator(":scope > summary").click()
        assert table.is_visible()
        assert table.locator(".drifted").count()


def test_a_signal_can_be_hidden(browser: Any, page_file: Path) -> None:
    with Opened(browser, page_file) as opened:
        assert opened.page.locator(".group.quotes:visible").count()
        opened.page.uncheck("input[data-signal=quotes]")
        assert opened.page.locator(".group.quotes:visible").count() == 0
        opened.page.check("input[data-signal=quotes]")
        assert opened.page.locator(".group.quotes:visible").count()


def test_what_never_weighs_is_shown_as_a_remark(browser: Any, page_file: Path, audit: pv.Audit) -> None:
    with Opened(browser, page_file) as opened:
        remarks = opened.page.locator(".group.remark", has_text="first-word")
        assert remarks.count() == len(audit)
        assert "never weighs" in remarks.first.inner_text()
        groups = (
            opened.page.locator("article.report")
            .first.locator(".group")
            .evaluate_all("all => all.map(g => g.classList.contains('remark'))")
        )
        assert groups == sorted(groups)


def test_the_graph_leads_to_the_articles(browser: Any, page_file: Path, audit: pv.Audit) -> None:
    with Opened(browser, page_file) as opened:
        assert opened.page.locator("path.edge").count() == len(audit.links)
        opened.page.locator("svg.graph a").first.click()
        assert opened.page.locator(f"article.report{opened.page.evaluate('location.hash')}").count() == 1


def test_on_paper_everything_is_open(browser: Any, page_file: Path) -> None:
    with Opened(browser, page_file) as opened:
        opened.page.emulate_media(media="print")
        opened.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert opened.page.locator("details:not([open])").count() == 0
        assert not opened.page.locator(".filters").is_visible()
        opened.page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert opened.page.locator("details[open]").count() == 0


def test_without_script_the_whole_report_is_there(browser: Any, page_file: Path, audit: pv.Audit) -> None:
    with Opened(browser, page_file, java_script_enabled=False) as opened:
        assert opened.page.locator("article.report").count() == len(audit)
        assert not opened.page.locator(".filters").is_visible()


def test_a_page_without_text_has_none(browser: Any, audit: pv.Audit, tmp_path: Path) -> None:
    file = tmp_path / "bare.html"
    audit.to_html(file, text=False)
    with Opened(browser, file) as opened:
        shown = opened.page.locator("body").inner_text()
        assert opened.said == []
        assert opened.page.locator(".text, table.side, blockquote, .wording").count() == 0
        assert not any(report.article.text[:40] in shown for report in audit if not report.article.title)


def test_one_report_is_a_page(browser: Any, audit: pv.Audit, tmp_path: Path) -> None:
    file = tmp_path / "one.html"
    audit["02-rewrite"].to_html(file)
    with Opened(browser, file) as opened:
        assert opened.said == []
        opened.page.locator("a.mark").first.click()
        opened.page.wait_for_selector("details.finding[open]")


def test_nothing_of_an_article_becomes_an_element(browser: Any, tmp_path: Path) -> None:
    articles = [
        pv.Article(
            f"The mayor of Hask spoke. {bad} “{bad},” said Ulf {bad} Rehn.\n\nLeave a Reply {bad}", id=bad, title=bad
        )
        for bad in HOSTILE
    ]
    file = tmp_path / "hostile.html"
    pv.audit(pv.Corpus(articles), checks=[*SIGNALS, furniture]).to_html(file)
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


def test_the_picture_of_the_readme(browser: Any, tmp_path: Path) -> None:
    """`make picture` (PROVAUDIT_PICTURE=docs/report.png) writes it anew."""
    audit = pv.audit(pv.read(ROOT / "examples" / "articles"), timeline=ROOT / "examples" / "timeline.csv")
    picture = Path(os.environ.get("PROVAUDIT_PICTURE", tmp_path / "report.png"))
    audit.to_html(tmp_path / "report.html")
    with Opened(browser, tmp_path / "report.html", viewport={"width": 1200, "height": 1380}) as opened:
        opened.page.locator("article.report details.finding").first.evaluate("finding => { finding.open = true }")
        opened.page.screenshot(path=str(picture))
    if "PROVAUDIT_PICTURE" in os.environ:
        from PIL import Image

        Image.open(picture).convert("RGB").quantize(128).save(picture, optimize=True)
    assert picture.stat().st_size > 10_000
