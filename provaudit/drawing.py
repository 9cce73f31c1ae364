"""What pictures share: the Axes to draw on, and labels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from provaudit.errors import MissingExtraError
from provaudit.escape import excerpt

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def axes_or_new(ax: Axes | None, *, width: float = 8.0, height: float = 4.0) -> Axes:
    """The Axes given, or new ones of a size in inches. Raises MissingExtraError without the extra `plot`."""
    if ax is not None:
        return ax
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        raise MissingExtraError("plots need matplotlib: pip install 'provaudit[plot]'") from None
    drawn: Any = plt.subplots(figsize=(width, height), layout="constrained")[1]
    axes: Axes = drawn
    return axes


def days_on_x(axes: Axes) -> None:
    """Label the x axis with days, months or years, as its length asks."""
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    locator: Any = AutoDateLocator(maxticks=8)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))


def plain_label(text: str, limit: int = 60) -> str:
    """A text as a label of a picture: one line, cut, and never read as mathematics."""
    # matplotlib reads text between dollar signs as mathematics
    return excerpt(text, limit).replace("$", r"\$")
