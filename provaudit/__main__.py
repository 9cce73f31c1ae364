"""`python -m provaudit` is the command `provaudit`."""

from provaudit.cli import main

main()
