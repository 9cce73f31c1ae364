"""Errors that provaudit raises on purpose. Each message says what to do.

Every error is a `ProvauditError` and, beside it, the builtin that fits: code that catches `ValueError` or
`TypeError` keeps working.
"""

from __future__ import annotations


class ProvauditError(Exception):
    """The parent of every error that provaudit raises on purpose."""


class InputValueError(ProvauditError, ValueError):
    """A value of the right type that cannot be used: an empty text, a date that does not exist, a bad option."""


class InputTypeError(ProvauditError, TypeError):
    """A value of the wrong type, such as bytes where a text is expected."""


class UnknownIdError(ProvauditError, LookupError):
    """No article or report has this id or this position."""


class SourceError(ProvauditError, OSError):
    """A source as a whole cannot be read: it does not exist, or it is of a kind that nothing here reads."""


class ConfigError(ProvauditError, ValueError):
    """A configuration file or option holds something that provaudit does not know."""


class TimelineError(ProvauditError, ValueError):
    """A timeline file has rows that cannot be read."""


class MissingExtraError(ProvauditError, ImportError):
    """An optional package is needed; the message names the extra to install."""
