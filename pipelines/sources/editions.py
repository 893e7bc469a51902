"""Read an edition's date from where a raw file lies: `editions/2024-10-15/ind-311.csv`."""

import re
from datetime import date
from pathlib import Path

from pipelines.errors import PipelineError

ISO_DATE = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")


def edition_of_folder(path: Path) -> date | None:
    """The date in the nearest folder name that holds one (`etalab_2023-01-19`), if any does.

    Raises PipelineError when it is no day of the calendar.
    """
    for folder in path.parts[-2::-1]:
        if found := ISO_DATE.search(folder):
            return _day(found.group(), path)
    return None


def _day(text: str, path: Path) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise PipelineError(
            f"{path} : le dossier porte une date qui n’existe pas (« {text} »). Corrigez son nom."
        ) from None
