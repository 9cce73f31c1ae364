"""Pictures: each draws on the Axes it is given, or on its own, and returns it."""

from __future__ import annotations

import datetime as dt

import pytest

import provaudit as pv
from provaudit.article import Span
from provaudit.timeline.window import Constraint, DateWindow

matplotlib = pytest.importorskip("matplotlib", reason="the extra plot is not installed")
matplotlib.use("Agg")


@pytest.fixture(scope="module")
def audit() -> pv.Audit:
    text = "The old mill in Dunmoor burned down. Nobody was hurt, and the miller asked for help with the roof. "
    articles = [pv.Article(text * 3, id="a$1$"), pv.Article(text * 3 + "The end.", id="b", published="2020-01-02")]
    return pv.audit(pv.Corpus(articles))


def test_every_picture_returns_its_axes(audit: pv.Audit) -> None:
    import matplotlib.pyplot as plt

    for draw in (audit.plot_links, audit.plot_similarity, audit[0].plot_concern, audit[0].plot_window):
        _, ax = plt.subplots()
        assert draw(ax) is ax
        assert draw() is not ax
        ax.figure.canvas.draw()
        plt.close("all")


def test_a_window_has_a_bar_a_claim_and_one_for_all() -> None:
    claim = Constraint(Span(0, 3), dt.date(2020, 1, 1), None, "A $claim$.")
    window = DateWindow(dt.date(2020, 1, 1), None, True, dt.date(2021, 1, 1), "given", (claim,), ())
    assert len(window.plot().patches) == 2
    assert len(DateWindow(None, None, True, None, None, (), ()).plot().patches) == 0
