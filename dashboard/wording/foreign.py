"""Expressions of the site that are not French: a voice reads them in their own language."""

from typing import Final

ENGLISH: Final = (
    "Open Source Routing Machine",
    "Statistics in Medicine",
    "Sustainable Development Solutions Network",
)
