"""Fixtures that many tests use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# One profile for everyone: no deadline, because shared machines stall; derandomised, so that a run repeats itself.
settings.register_profile(
    "provaudit", deadline=None, derandomize=True, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("provaudit")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the development data, beside the checkout; the test is skipped where it is missing."""
    folder = Path(os.environ.get("PROVAUDIT_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    if not folder.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"the development data should be at {folder}")
        pytest.skip(f"the development data are not at {folder}")
    return folder
