"""The properties that the score is promised to have."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from provaudit.config import SIGNALS, Config
from provaudit.report.combining import BANDS, Item, band_of, combined, points, signal_concern

CONFIG = Config()
names = st.sampled_from([*SIGNALS, "house style"])
probabilities = st.floats(0.0, 1.0)
items = st.lists(st.builds(Item, st.just("quotes"), st.text("abc", max_size=2), probabilities), max_size=12)
shares = st.dictionaries(names, st.none() | st.floats(0.0, 1.0), max_size=5).map(
    lambda d: {name: None if v is None else v * CONFIG.cap(name) for name, v in d.items()}
)


@given(items, st.randoms(use_true_random=False))
def test_order_changes_no_bit(found: list[Item], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert signal_concern(found, 0.9) == signal_concern(shuffled, 0.9)


@given(items)
def test_duplicates_change_nothing(found: list[Item]) -> None:
    assert signal_concern(found, 0.9) == signal_concern(found * 3, 0.9)


@given(items, st.integers(0, 11), probabilities)
def test_monotone_in_every_p(found: list[Item], which: int, p: float) -> None:
    if which < len(found):
        item = found[which]
        raised = [*found]
        raised[which] = Item(item.signal, item.cause, max(item.p, p))
        assert signal_concern(raised, 0.9) >= signal_concern(found, 0.9)


@given(items, st.floats(0.0, 0.99))
def test_a_signal_stays_within_its_cap(found: list[Item], cap: float) -> None:
    assert 0.0 <= signal_concern(found, cap) <= cap


@given(shares)
def test_concern_is_a_range_below_one(concerns: dict[str, float | None]) -> None:
    both = combined(concerns, CONFIG)
    if both is None:
        assert all(value is None for value in concerns.values())
    else:
        assert 0.0 <= both[0] <= both[1] < 1.0


@given(shares, names, st.floats(0.0, 1.0))
def test_assessing_one_more_signal_narrows_the_range(
    concerns: dict[str, float | None], name: str, share: float
) -> None:
    before = combined({**concerns, name: None}, CONFIG)
    after = combined({**concerns, name: share * CONFIG.cap(name)}, CONFIG)
    assert after is not None
    if before is not None:
        assert before[0] <= after[0] <= after[1] <= before[1]


@given(shares, st.randoms(use_true_random=False))
def test_the_order_of_signals_changes_no_bit(concerns: dict[str, float | None], random: object) -> None:
    pairs = list(concerns.items())
    random.shuffle(pairs)  # type: ignore[attr-defined]
    assert combined(dict(pairs), CONFIG) == combined(concerns, CONFIG)


@given(st.lists(st.floats(0.0, 0.9), min_size=1, max_size=4))
def test_points_add_up(values: list[float]) -> None:
    concerns: dict[str, float | None] = dict(zip(SIGNALS, values, strict=False))
    both = combined(concerns, CONFIG)
    assert both is not None
    assert math.isclose(points(both[0]), math.fsum(points(v) for v in values), abs_tol=1e-9)


@given(st.none() | st.floats(0.0, 0.999), st.integers(0, 4))
def test_bands_follow_the_low_end(low: float | None, count: int) -> None:
    band = band_of(None if low is None else (low, 0.999), count, CONFIG)
    assert band in BANDS
    if low is None:
        assert band == "not assessed"
    elif low >= 0.6:
        assert band == "serious"
    elif low >= 0.3:
        assert band == "notable"
    elif count < 2:
        assert band == "insufficient evidence"
    else:
        assert band == ("minor" if low >= 0.05 else "no concerns found")
