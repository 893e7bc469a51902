"""Figures quoted in public: four collections, dates as precise as the article."""

from datetime import date
from pathlib import Path

import pytest

from pipelines.errors import RejectedFile
from pipelines.sources.model import RowCount, TidyEdition
from pipelines.sources.published import SOURCE, tidy
from tests.raw_files import raw_file
from tests.tiny_country import KNOWN

EDITION = date(2026, 11, 22)
HEADER = (
    "indicator,territory_type,territory_code,territory_name,date,value,unit,definition,"
    "source_title,source_publisher,source_url,confidence"
)
LINE = (
    "msp_nombre,national,FR,France,2025-01,2758,MSP,dont 1 744 en zones sous-denses,"
    '"Interview, mars 2025",Concours pluripro,https://example.org/a,high'
)


def read(folder: Path, *lines: str, name: str = "msp_presse.csv") -> TidyEdition:
    text = "\n".join([HEADER, *lines, ""])
    return tidy([raw_file(folder / name, text, EDITION)], KNOWN)


def test_a_figure_keeps_its_words_and_its_link(tmp_path: Path) -> None:
    edition = read(tmp_path, LINE)

    row = edition.facts.row(0, named=True)
    assert row.pop("figure_id").startswith("msp_nombre:FR:2025-01:")
    assert row == {
        "collection": "msp_presse",
        "measure": "msp_nombre",
        "territory_id": "FR",
        "period": "2025-01",
        "value": 2758.0,
        "value_high": None,
        "unit": "MSP",
        "definition": "dont 1 744 en zones sous-denses",
        "source_title": "Interview, mars 2025",
        "publisher": "Concours pluripro",
        "source_url": "https://example.org/a",
        "confidence": "high",
    }
    assert edition.rows == {"msp_presse.csv": RowCount(read=1, kept=1)}


@pytest.mark.parametrize(
    ("place", "territory_id"),
    [
        ("departement,04,Alpes", "DEP-04"),
        ("region,94,Corse", "REG-94"),
        ("national,FR,France", "FR"),
    ],
)
def test_a_territory_takes_its_id(tmp_path: Path, place: str, territory_id: str) -> None:
    facts = read(tmp_path, LINE.replace("national,FR,France", place)).facts

    assert facts["territory_id"].to_list() == [territory_id]


def test_a_range_keeps_both_ends(tmp_path: Path) -> None:
    facts = read(tmp_path, LINE.replace(",2758,", ",1-2.5,")).facts

    assert facts.select("value", "value_high").row(0) == (1.0, 2.5)


def test_two_articles_may_give_the_same_figure(tmp_path: Path) -> None:
    facts = read(tmp_path, LINE, LINE.replace("/a,", "/b,")).facts

    assert facts["figure_id"].n_unique() == 2
    assert facts["figure_id"].is_sorted()


def test_an_id_does_not_depend_on_the_other_lines(tmp_path: Path) -> None:
    alone = read(tmp_path, LINE).facts["figure_id"][0]
    among = read(tmp_path, LINE.replace("2025-01", "2024"), LINE).facts["figure_id"]

    assert alone in among.to_list()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "national,FR",
            "departement,99",
            "colonne territory_code : territoire inconnu du Code officiel géographique "
            "(valeur lue : « 99 »)",
        ),
        (
            "national,FR",
            "commune,FR",
            "colonne territory_code : territoire inconnu du Code officiel géographique "
            "(valeur lue : « FR »)",
        ),
        (
            "2025-01",
            "2025-13",
            "colonne date : date illisible : AAAA, AAAA-MM, AAAA-MM-JJ ou AAAA-AAAA attendu "
            "(valeur lue : « 2025-13 »)",
        ),
        (
            ",2758,",
            ",beaucoup,",
            "colonne value : la valeur n’est ni un nombre ni un intervalle (1-2) "
            "(valeur lue : « beaucoup »)",
        ),
        (",2758,", ",,", "colonne value : la valeur n’est ni un nombre ni un intervalle (1-2) "),
        (",high", ",sure", "colonne confidence : fiabilité inconnue : high, medium, low attendu "),
        (",Concours pluripro,", ",,", "colonne source_publisher : cellule vide (valeur vide)"),
        (
            "https://example.org/a",
            "example.org",
            "colonne source_url : adresse illisible : http:// ou https:// attendu ",
        ),
    ],
)
def test_a_cell_that_breaks_a_rule_is_named(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(RejectedFile) as refused:
        read(tmp_path, LINE.replace(old, new))

    assert str(refused.value.defects[0]).startswith(f"msp_presse.csv, ligne 2, {told}")


def test_the_same_figure_of_the_same_article_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RejectedFile) as refused:
        read(tmp_path, LINE, LINE)

    assert [defect.line for defect in refused.value.defects] == [2, 3]


def test_a_collection_replaces_itself_and_leaves_the_others() -> None:
    assert SOURCE.replaces_by == "collection"
    assert SOURCE.edition_of(Path("published/msp_presse.csv")) is None
