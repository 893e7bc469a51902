"""Labels of downloads."""

import pytest

from dashboard.wording import downloads as words
from tests.dashboard.factories import END_OF_2023
from tests.dashboard.reading import plain


@pytest.mark.parametrize(
    ("bytes_count", "said"),
    [(0, "1 Ko"), (499, "1 Ko"), (14_400, "14 Ko"), (2_500_000, "2 500 Ko")],
)
def test_a_size_is_in_thousands_of_bytes_at_least_one(bytes_count: int, said: str) -> None:
    assert plain(words.size(bytes_count)) == said


def test_labels_say_what_where_and_in_which_form() -> None:
    ain = words.one_series("MSP", "Ain")
    assert words.spreadsheet_csv(ain) == "Télécharger MSP, Ain (CSV pour tableur)"
    assert words.code_csv(ain) == "Télécharger MSP, Ain (CSV pour programme)"
    assert words.workbook(ain) == "Télécharger MSP, Ain (XLSX)"
    assert plain(words.picture(ain)) == "Télécharger l’image : MSP, Ain (SVG)"
    assert plain(words.compared("MSP", 3)) == "MSP, 3 territoires comparés"
    said = "MSP, Ain, valeur du 31 décembre 2023 par édition"
    assert words.by_edition("MSP", "Ain", END_OF_2023) == said
    said = words.table_file("targets", "Parquet", 12_000)
    assert plain(said) == "Télécharger targets (Parquet, 12 Ko)"
    assert words.table_file("targets", "CSV") == "Télécharger targets (CSV)"
