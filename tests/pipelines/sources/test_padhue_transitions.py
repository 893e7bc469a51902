"""The PADHUE transcription: the steps of the path, and where a bad one is."""

from pathlib import Path

import pytest

from pipelines.contract.padhue import PadhueTransitions
from pipelines.errors import RejectedFile
from pipelines.sources.model import TidyEdition
from pipelines.sources.padhue import TRANSITION_LAYOUT, tidy_transitions
from pipelines.vocabulary import Confidence
from tests.raw_files import raw_file
from tests.tiny_country import KNOWN

TRANSITION = {
    "from_status": "E2 Inscrit aux EVC",
    "to_status": "E3 Présent aux épreuves",
    "legal_basis": "D. 4111-1",
    "period": "chaque session",
    "actor": "CNG",
    "duration": "",
    "published_count": "2764 sur 5540 (2016)",
    "count_scope": "liste A",
    "count_source": "CNG",
    "confidence": "medium",
}


def transitions_text(*changes: dict[str, str]) -> str:
    """A file as the transcription is written, with Windows line ends."""
    columns = TRANSITION_LAYOUT.columns
    rows = [",".join((TRANSITION | change)[name] for name in columns) for change in changes]
    return "".join(f"{line}\r\n" for line in (",".join(columns), *rows))


def transitions(folder: Path, *changes: dict[str, str]) -> TidyEdition:
    raw = raw_file(folder / "process_transitions.csv", transitions_text(*changes))
    return tidy_transitions([raw], KNOWN)


def test_a_step_has_its_statuses_its_place_and_its_count(tmp_path: Path) -> None:
    unknown = {
        "from_status": "E0 ou E1",
        "to_status": "X1 Échec",
        "published_count": "inconnu (757 postes offerts)",
        "confidence": "unknown",
    }
    facts = transitions(tmp_path, {}, unknown).facts.sort("position")

    assert facts.select("from_status", "from_label", "to_status", "to_label").rows() == [
        ("E2", "Inscrit aux EVC", "E3", "Présent aux épreuves"),
        ("E0 ou E1", None, "X1", "Échec"),
    ]
    assert facts["is_counted"].to_list() == [True, False]
    assert facts["confidence"].to_list() == [Confidence.MEDIUM, None]
    assert facts["duration"].to_list() == [None, None]
    assert PadhueTransitions.is_valid(facts)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            {"from_status": "Inscrit"},
            "from_status : statut illisible : un code puis un libellé attendus "
            "(« E2 Inscrit aux EVC ») (valeur lue : « Inscrit »)",
        ),
        (
            {"to_status": "E3"},
            "to_status : statut illisible : un code puis un libellé attendus "
            "(« E2 Inscrit aux EVC ») (valeur lue : « E3 »)",
        ),
        (
            {"published_count": ""},
            "published_count : effectif absent : écrivez « inconnu » quand personne ne le publie "
            "(valeur vide)",
        ),
        ({"count_source": ""}, "count_source : effectif sans source (valeur vide)"),
        (
            {"confidence": "unknown"},
            "confidence : un effectif a une confiance, et un effectif inconnu n’en a pas "
            "(« unknown ») (valeur lue : « unknown »)",
        ),
        (
            {"published_count": "inconnu"},
            "confidence : un effectif a une confiance, et un effectif inconnu n’en a pas "
            "(« unknown ») (valeur lue : « medium »)",
        ),
        ({"confidence": ""}, "confidence : confiance inconnue (valeur vide)"),
    ],
)
def test_a_bad_step_is_named_by_its_column_and_its_line(
    tmp_path: Path, change: dict[str, str], told: str
) -> None:
    with pytest.raises(RejectedFile) as refused:
        transitions(tmp_path, change)

    assert list(map(str, refused.value.defects)) == [
        f"process_transitions.csv, ligne 2, colonne {told}"
    ]


def test_a_step_written_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RejectedFile) as refused:
        transitions(tmp_path, {}, {"actor": "jury"})

    assert [defect.line for defect in refused.value.defects] == [2, 3]
