"""Which lines of an RPPS extract may tell something that is counted, and what is wrong with any.

In: lines as cells. Out: a verdict on each. Pure.
"""

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from typing import Final

import numpy as np

from pipelines.sources.rpps_cells import Cells, Codes, Mask, code

NUMBER_DIGITS: Final = 11
# Value set TRE_R14 of the ANS, package of July 2026.
DIPLOMA_TYPES: Final = (
    *("DAU", "DEEE", "DE", "DEES", "DES", "DESC1", "DESC2", "CES", "CAPA", "DU", "D2C"),
    *("FST", "ATT", "AU"),
)
AUTHORISATIONS: Final = ("AMGP", *(f"AM{number:02d}" for number in range(100)))
CATEGORIES: Final = ("C", "M", "E")
# Why a line is set aside.
SHIFTED = "colonnes décalées"
NUMBER = "identifiant illisible"
PROFESSION = "profession ou catégorie inconnue"
DIPLOMA = "type de diplôme inconnu"
AUTHORISATION = "type d’autorisation inconnu"
# Where it is told of one column.
COLUMNS: Final = {
    NUMBER: "Identifiant PP",
    DIPLOMA: "Code type diplôme obtenu",
    AUTHORISATION: "Code type autorisation",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`ours` are lines that may tell something; `faults`, reasons and the lines they hold for.

    A line at fault is set aside for the first reason that holds, whether it is ours or not.
    """

    ours: Mask
    faults: Sequence[tuple[str, Mask]]


Rule = Callable[[Cells], Verdict]
_DIPLOMA_CODES: Final = np.array([code(one) for one in ("", *DIPLOMA_TYPES)])
_AUTHORISATION_CODES: Final = np.array([code(one) for one in ("", *AUTHORISATIONS)])
_CATEGORY_CODES: Final = np.array([code(one) for one in ("", *CATEGORIES)])


def diplomas(cells: Cells) -> Verdict:
    """Diplomas from outside the EU and the EEA, and every authorisation."""
    diploma, authorisation = cells.codes("diploma"), cells.codes("authorisation")
    authorised = authorisation != code("")
    unknown = authorised.copy()
    unknown[authorised] = ~np.isin(authorisation[authorised], _AUTHORISATION_CODES)
    ours = (diploma == code("DAU")) | authorised
    _, unnumbered = _people(cells, ours)
    return Verdict(
        ours=ours,
        faults=(
            (SHIFTED, cells.is_filled("nothing")),
            (DIPLOMA, ~_among(diploma, _DIPLOMA_CODES)),
            (AUTHORISATION, unknown),
            (NUMBER, unnumbered),
        ),
    )


def activities(wanted: Set[int]) -> Rule:
    """What the doctors wanted practise, and every role of a PADHUE."""

    def rule(cells: Cells) -> Verdict:
        doctors, unknown = _doctors(cells)
        padhue = cells.codes("role") == code("376")
        known, unnumbered = _people(cells, doctors | padhue, wanted)
        return _practised(cells, (doctors & known) | padhue, unknown, unnumbered)

    return rule


def skills(wanted: Set[int]) -> Rule:
    """Specialties of the doctors wanted."""

    def rule(cells: Cells) -> Verdict:
        doctors, unknown = _doctors(cells)
        known, unnumbered = _people(cells, doctors, wanted)
        ours = doctors & known & (cells.codes("skill_type") == code("S"))
        return _practised(cells, ours, unknown, unnumbered)

    return rule


def _practised(cells: Cells, ours: Mask, unknown: Mask, unnumbered: Mask) -> Verdict:
    faults = (SHIFTED, cells.is_filled("nothing")), (PROFESSION, unknown), (NUMBER, unnumbered)
    return Verdict(ours=ours, faults=faults)


def _doctors(cells: Cells) -> tuple[Mask, Mask]:
    """Doctors who are no students, and what is no profession or no category."""
    profession, category = cells.whole_numbers("profession", 2), cells.codes("category")
    no_profession = cells.is_filled("profession") & (profession < 0)
    unknown = no_profession | ~_among(category, _CATEGORY_CODES)
    return (profession == 10) & (category != code("E")), unknown


def _people(cells: Cells, lines: Mask, wanted: Set[int] = frozenset()) -> tuple[Mask, Mask]:
    """Of some lines, those of people wanted, and those whose number cannot be read."""
    at = np.flatnonzero(lines)
    numbers = cells.whole_numbers("person", NUMBER_DIGITS, at)
    known, unnumbered = np.zeros_like(lines), np.zeros_like(lines)
    known[at] = [number in wanted for number in numbers.tolist()]
    unnumbered[at] = numbers < 0
    return known, unnumbered


def _among(codes: Codes, few: Codes) -> Mask:
    """Where a column holds one of a few codes."""
    found = np.zeros(codes.shape, dtype=np.bool_)
    for one in few:
        found |= codes == one
    return found
