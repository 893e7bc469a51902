"""The PADHUE transcription: what each figure means, and where a bad one is."""

from datetime import date
from pathlib import Path

import pytest

from pipelines.contract.padhue import EvcFigures
from pipelines.errors import RejectedFile
from pipelines.sources.model import RowCount, TidyEdition
from pipelines.sources.padhue import FIGURE_LAYOUT, FIGURES, TRANSITIONS, tidy_figures
from pipelines.vocabulary import Confidence, EvcScope, Roundness
from tests.raw_files import raw_file
from tests.tiny_country import KNOWN

FIGURE = {
    "session_or_date": "2024",
    "measure": "postes_ouverts",
    "profession": "médecin",
    "specialty": "toutes",
    "territory_type": "national",
    "territory_code": "FR",
    "territory_name": "France",
    "value": "4000",
    "unit": "postes",
    "source_title": '"Arrêté du 30 mai 2024, ouverture"',
    "source_publisher": "Journal officiel",
    "source_date": "2024-06-02",
    "source_url": "https://example.org/arrete",
    "confidence": "high",
    "note": "lu au JO",
}


def figures_text(*changes: dict[str, str]) -> str:
    """A file as the transcription is written: quotes where needed, Windows line ends."""
    rows = [
        ",".join((FIGURE | change)[name] for name in FIGURE_LAYOUT.columns) for change in changes
    ]
    return "".join(f"{line}\r\n" for line in (",".join(FIGURE_LAYOUT.columns), *rows))


def figures(folder: Path, *changes: dict[str, str]) -> TidyEdition:
    return tidy_figures([raw_file(folder / "figures.csv", figures_text(*changes))], KNOWN)


def row(folder: Path, **change: str) -> dict[str, object]:
    """The facts of one line."""
    return figures(folder, change).facts.row(0, named=True)


def defects(folder: Path, **change: str) -> list[str]:
    with pytest.raises(RejectedFile) as refused:
        figures(folder, change)
    return list(map(str, refused.value.defects))


def test_a_line_keeps_its_number_its_source_its_date_and_its_confidence(tmp_path: Path) -> None:
    edition = figures(tmp_path, {})

    fact = edition.facts.row(0, named=True)
    assert (fact["session"], fact["territory_id"]) == (2024, "FR")
    assert (fact["value_low"], fact["value_high"]) == (4000, 4000)
    assert fact["source_title"] == "Arrêté du 30 mai 2024, ouverture"
    assert (fact["source_publisher"], fact["source_date"]) == ("Journal officiel", "2024-06-02")
    assert fact["confidence"] == Confidence.HIGH
    assert fact["note"] == "lu au JO"
    assert edition.rows == {"figures.csv": RowCount(read=1, kept=1)}
    assert EvcFigures.is_valid(edition.facts)


@pytest.mark.parametrize(
    ("value", "note", "low", "high", "roundness"),
    [
        ("2150-2200", "", 2150, 2200, Roundness.EXACT),
        (">1400", "", 1400, None, Roundness.PLUS_DE),
        ("400", "plus de 400; liste principale", 400, None, Roundness.PLUS_DE),
        ("2896", "plus de 40 spécialités", 2896, 2896, Roundness.EXACT),
        ("près de 33", "", 33, 33, Roundness.PRES_DE),
        ("1600", "près de 1 600; lu ailleurs", 1600, 1600, Roundness.PRES_DE),
        ("100", "environ; échéance en novembre", 100, 100, Roundness.ENVIRON),
        ("6988", "cohérent avec l'arrondi 7 000", 6988, 6988, Roundness.EXACT),
    ],
)
def test_a_number_is_as_round_as_its_source_says(
    tmp_path: Path, value: str, note: str, low: float, high: float | None, roundness: Roundness
) -> None:
    fact = row(tmp_path, value=value, note=note)

    assert (fact["value_low"], fact["value_high"], fact["roundness"]) == (low, high, roundness)


@pytest.mark.parametrize(
    ("change", "measure", "scope"),
    [
        ({"measure": "inscrits_liste_B"}, "inscrits", EvcScope.LISTE_B),
        ({"unit": "postes (voie externe)"}, "postes_ouverts", EvcScope.VOIE_EXTERNE),
        ({"note": "liste A (concours)"}, "postes_ouverts", EvcScope.LISTE_A),
        ({"note": "listes A+B+C"}, "postes_ouverts", EvcScope.LISTES_A_B_C),
        ({"note": "arrondi; listes A et B"}, "postes_ouverts", EvcScope.LISTES_A_B),
        ({}, "postes_ouverts", EvcScope.NON_PRECISE),
        (
            {"session_or_date": "2020", "measure": "laureats_liste_principale"},
            "laureats_liste_principale",
            EvcScope.LISTE_A,
        ),
    ],
)
def test_the_list_or_route_is_read_where_the_transcription_writes_it(
    tmp_path: Path, change: dict[str, str], measure: str, scope: EvcScope
) -> None:
    fact = row(tmp_path, **change)

    assert (fact["measure"], fact["scope"]) == (measure, scope)
    assert fact["unit"] == "postes"


def test_a_dated_figure_belongs_to_the_session_that_its_title_names(tmp_path: Path) -> None:
    named = {
        "session_or_date": "2025-04-11",
        "measure": "affectes_liste_principale",
        "source_title": "Affectations EVC 2024",
    }
    stock = {"session_or_date": "2025-01-01", "measure": "effectif_padhue_total"}
    facts = figures(tmp_path, named, stock).facts.sort("measure")

    assert facts["session"].to_list() == [2024, None]
    assert facts["date"].to_list() == [date(2025, 4, 11), date(2025, 1, 1)]


def test_a_former_region_and_a_reference_without_a_link_are_kept(tmp_path: Path) -> None:
    fact = row(
        tmp_path,
        territory_type="region_avant_2016",
        territory_code="82",
        territory_name="Rhône-Alpes",
        source_url="index de code public",
    )

    assert fact["territory_id"] == "REG2015-82"
    assert (fact["source_url"], fact["source_reference"]) == (None, "index de code public")


def test_what_a_note_says_of_another_session_and_what_is_derived(tmp_path: Path) -> None:
    fact = row(tmp_path, note='"DÉRIVÉ: l’écart suppose 1 300 postes en 2020, dit la source"')

    assert fact["is_derived"] is True
    assert (fact["implied_session"], fact["implied_value"]) == (2020, 1300)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            {"session_or_date": "24"},
            "session_or_date : session ou date illisible : AAAA, AAAA-MM, AAAA-MM-JJ, AAAA-AAAA "
            "ou vers AAAA (valeur lue : « 24 »)",
        ),
        (
            {"session_or_date": "2025-02-30"},
            "session_or_date : session ou date illisible : AAAA, AAAA-MM, AAAA-MM-JJ, AAAA-AAAA "
            "ou vers AAAA (valeur lue : « 2025-02-30 »)",
        ),
        ({"measure": "postes"}, "measure : mesure inconnue (valeur lue : « postes »)"),
        ({"profession": ""}, "profession : profession inconnue (valeur vide)"),
        (
            {"territory_type": "region", "territory_code": "82"},
            "territory_code : territoire inconnu du Code officiel géographique "
            "(valeur lue : « 82 »)",
        ),
        (
            {"value": "beaucoup"},
            "value : valeur illisible : un nombre, 2150-2200, >1400 ou « près de 33 » attendu "
            "(valeur lue : « beaucoup »)",
        ),
        ({"value": "9-4"}, "value : l’intervalle est à l’envers (valeur lue : « 9-4 »)"),
        ({"unit": "%"}, "unit : une part est en %, un nombre ne l’est pas (valeur lue : « % »)"),
        ({"source_publisher": ""}, "source_publisher : cellule vide (valeur vide)"),
        (
            {"source_date": "un jour"},
            "source_date : chiffre sans date de source : une année au moins est attendue "
            "(valeur lue : « un jour »)",
        ),
        (
            {"source_date": "2031"},
            "source_date : source datée dans le futur (valeur lue : « 2031 »)",
        ),
        ({"confidence": "sûr"}, "confidence : confiance inconnue (valeur lue : « sûr »)"),
    ],
)
def test_a_bad_cell_is_named_by_its_column_and_its_line(
    tmp_path: Path, change: dict[str, str], told: str
) -> None:
    assert defects(tmp_path, **change) == [f"figures.csv, ligne 2, colonne {told}"]


def test_a_figure_given_twice_by_one_source_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RejectedFile) as refused:
        figures(tmp_path, {}, {"confidence": "low"})

    assert [defect.line for defect in refused.value.defects] == [2, 3]
    assert "deux fois ce chiffre" in str(refused.value)


def test_a_quote_left_open_is_located(tmp_path: Path) -> None:
    text = figures_text({}).replace('ouverture"', "ouverture")
    with pytest.raises(RejectedFile, match=r"figures\.csv, ligne 2"):
        tidy_figures([raw_file(tmp_path / "figures.csv", text)], KNOWN)


def test_a_folder_may_date_the_transcription_and_nothing_else_does() -> None:
    for source in (FIGURES, TRANSITIONS):
        assert source.edition_of(Path("padhue/2026-01-05/figures.csv")) == date(2026, 1, 5)
        assert source.edition_of(Path("padhue/figures.csv")) is None
