"""The theoretical share of a national announcement, in words: never called a target."""

import pytest

from dashboard.cards.progress import Part
from dashboard.wording import sharing as words
from dashboard.wording.typography import typo, violations
from pipelines.vocabulary import SharingKey
from tests.dashboard.factories import MSP, series, target
from tests.dashboard.french import faults, places
from tests.dashboard.reading import plain


def part(share: float | None, missing: int = 0) -> Part:
    """A territory's part of the population."""
    return Part(key=SharingKey.POPULATION, share=share, missing_in_france=missing)


def parts(missing: int = 0, *, without: SharingKey | None = None) -> dict[SharingKey, Part]:
    """The parts of a territory by key, one of them perhaps unknown."""
    return {
        key: Part(key=key, share=None if key is without else 0.01, missing_in_france=missing)
        for key in SharingKey
    }


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (part(0.01), "40"),
        (part(0.01234), "49"),
        (part(0.0002), "0,8"),
        (part(0.00249), "10"),
        (part(0.0), "0"),
        (part(None), "n.d."),
        (None, "n.d."),
    ],
)
def test_a_part_of_4_000(found: Part | None, expected: str) -> None:
    assert plain(words.part(target(4000.0), found)) == expected


def test_an_announcement_is_named_by_its_level() -> None:
    assert plain(words.announcement(target(4000.0), MSP)) == "4 000 au 31 décembre 2026"


def test_the_caption_says_whose_part_it_is_in_every_territory() -> None:
    captions = {one.territory_id: words.caption(series(territory=one)) for one in places()}
    assert [fault for said in captions.values() for fault in faults(f"{said}.")] == []
    assert plain(captions["DEP-15"]) == "MSP : part théorique du Cantal"
    assert plain(captions["DEP-40"]) == "MSP : part théorique des Landes"
    assert plain(captions["DEP-974"]) == "MSP : part théorique de La Réunion"


def test_departements_left_out_are_counted_by_key() -> None:
    note = words.note(parts(1, without=SharingKey.GENERALISTES))
    assert "Sans donnée, donc hors du partage" in note
    assert "selon les généralistes, 1 département ;" in plain(note)
    assert "3 départements" in plain(words.note(parts(3)))
    assert faults(note) == []


def test_where_every_key_is_known_the_note_only_defines_them() -> None:
    assert words.note(parts()) == words.KEYS_NOTE


def test_a_part_that_is_not_known_has_its_code_explained() -> None:
    explained = "n.d. : non disponible."
    assert plain(words.note(parts(without=SharingKey.SOUS_DENSE))).endswith(explained)
    assert plain(words.note({})).endswith(explained)


def test_fixed_sentences_follow_french_typography_and_deny_being_a_target() -> None:
    assert [*faults(words.WARNING), *faults(words.KEYS_NOTE)] == []
    assert "Ce n’est pas une cible" in words.WARNING
    assert set(words.KEYS) == set(SharingKey)
    assert [fault for text in words.KEYS.values() for fault in violations(typo(text))] == []
