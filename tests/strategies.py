"""The project's own hypothesis strategies; the public ones are in `provaudit.testing`."""
