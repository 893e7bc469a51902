"""What French typography does to a text, and the faults it finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.wording.typography import listed, typo, violations

TRICKY = st.text(alphabet="aZé1 0\u00a0\u202f\t\n'.:;!?%«»<>/=&#`[](){}_-*\"", max_size=25)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("l'Ain", "l’Ain"),
        ("Source : INSEE", "Source\u00a0: INSEE"),
        ("Source: INSEE", "Source\u00a0: INSEE"),
        ("<b>Source</b> : INSEE", "<b>Source</b>\u00a0: INSEE"),
        ("« Lecture »", "«\u00a0Lecture\u00a0»"),
        ("«Lecture»", "«\u00a0Lecture\u00a0»"),
        ("90 % ; 80%", "90\u202f%\u202f; 80\u202f%"),
        ("soit {p} % du rythme", "soit {p}\u202f% du rythme"),
        ("Quoi ?! Oui !", "Quoi\u202f?! Oui\u202f!"),
        ("Chargement en cours...", "Chargement en cours…"),
    ],
)
def test_ordinary_characters_become_french_ones(written: str, printed: str) -> None:
    assert typo(written) == printed


@pytest.mark.parametrize(
    "untouched",
    [
        "à 10:30",
        "https://exemple.fr/page?x=1;y='2'",
        "<a title='un : deux' href=\"?tri=ecart\">lien</a>",
        "<style>p { color : red ; }</style>",
        "R&amp;D &#x27;",
        "voir [la page](?territoire=l'x)",
        "![carte](carte.svg)",
        ":material/map: carte",
        "le champ `a : b`",
        "%{y} MSP",
        "% de la population",
    ],
)
def test_what_is_not_prose_is_left_alone(untouched: str) -> None:
    assert typo(untouched) == untouched


@given(st.one_of(TRICKY, st.text(max_size=30)))
def test_twice_gives_the_same_as_once(text: str) -> None:
    assert typo(typo(text)) == typo(text)


@given(st.lists(st.sampled_from(["l'Ain", "90 %", "Oui !", "a ;", "Source :", "« b »", "Non?"])))
def test_a_corrected_text_has_no_fault(parts: list[str]) -> None:
    assert violations(typo(" ".join(parts))) == []


@pytest.mark.parametrize(
    "faulty",
    [
        *("90 %", "a ; b", "Oui !", "Non ?", "Source : x", "<b>Source</b> :", "l'Ain"),
        *("86.1", "2.981", "2 981 MSP", "None", "valeur nan", "NaN", "N/A"),
    ],
)
def test_each_fault_is_found(faulty: str) -> None:
    assert len(violations(faulty)) == 1


@pytest.mark.parametrize(
    "sound",
    [
        *("86,1\u202f% au 30.06.2025", "2\u202f981 MSP", "en 2025 123 MSP", "le 30 juin 2025"),
        *("streamlit 1.67.0", "v2.1", "RGAA 4.1", "Licence Ouverte 2.0", "Nancy", "nanan"),
        *("https://exemple.fr/1.2?a='b'", "<td>12</td> <td>345</td>", "fin de phrase 2. Suite"),
    ],
)
def test_sound_texts_raise_no_alarm(sound: str) -> None:
    assert violations(sound) == []


def test_a_fault_is_reported_with_its_surroundings() -> None:
    assert violations("Le taux de l'Ain est connu") == [
        "straight apostrophe: Le taux de l'Ain est connu"
    ]


def test_an_enumeration_ends_with_et() -> None:
    assert listed(["l’Ain", "la Creuse", "Paris"]) == "l’Ain, la Creuse et Paris"
    assert listed(["l’Ain", "Paris"]) == "l’Ain et Paris"
    assert listed(["Paris"]) == "Paris"
    assert listed([]) == ""
