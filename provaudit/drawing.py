"""What pictures share: the Axes to draw on, and labels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from provaudit.errors import MissingExtraError
from provaudit.escape import excerpt

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def axes_or_new(ax: Axes | None) -> Axes:
    """The Axes given, or new ones. Raises MissingExtraError without the extra `plot`."""
    if ax is not None:
        return ax
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        raise MissingExtraError("plots need matplotlib: pip install 'provaudit[plot]'") from None
    drawn: Any = plt.subplots(layout="constrained")[1]
    axes: Axes = drawn
    return axes


def plain_label(text: str) -> str:
    """A text as a label of a picture: one line, cut, and never read as mathematics."""
    # matplotlib reads text between dollar signs as mathematics
    return excerpt(text, 60).replace("$", r"\$")
