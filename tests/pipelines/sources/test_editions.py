"""The edition of a file, from the folders above it."""

from datetime import date
from pathlib import Path

import pytest

from pipelines.errors import PipelineError
from pipelines.sources.editions import edition_of_folder


@pytest.mark.parametrize(
    ("path", "edition"),
    [
        ("editions/2024-10-15/ind-311.csv", date(2024, 10, 15)),
        ("2024-10-15/data/ind-311.csv", date(2024, 10, 15)),
        ("2024-01-01/2024-10-15/ind-311.csv", date(2024, 10, 15)),
        ("etalab_2023-01-19/sante_national.csv", date(2023, 1, 19)),
        ("data/ind-311.csv", None),
        ("ind-311.csv", None),
        ("lot-12024-10-159/ind-311.csv", None),
        ("data/2024-10-15.csv", None),
    ],
)
def test_the_nearest_dated_folder_dates_a_file(path: str, edition: date | None) -> None:
    assert edition_of_folder(Path(path)) == edition


def test_a_day_that_does_not_exist_is_refused() -> None:
    with pytest.raises(
        PipelineError,
        match="une date qui n’existe pas (« 2024-02-30 »)".replace("(", r"\(").replace(")", r"\)"),
    ):
        edition_of_folder(Path("2024-02-30/ind-311.csv"))
