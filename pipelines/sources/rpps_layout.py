"""Layout of the three open extracts of the RPPS, and the few columns that are read of them.

Text in UTF-8, `|` between cells and after the last one, no quoting, a header. Columns that name a
person or reach one are in the layout, since a line is read by position, and are never decoded.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

_IDENTITY = ("Type d'identifiant PP", "Identifiant PP", "Identification nationale PP")
_NAMES = ("Nom d'exercice", "Prénom d'exercice")
_PROFESSION = (
    *("Code profession", "Libellé profession"),
    *("Code catégorie professionnelle", "Libellé catégorie professionnelle"),
)
_SKILL = (
    *("Code type savoir-faire", "Libellé type savoir-faire"),
    *("Code savoir-faire", "Libellé savoir-faire"),
)
_ADDRESS = (
    *("Complément destinataire", "Complément point géographique", "Numéro Voie"),
    *("Indice répétition voie", "Code type de voie", "Libellé type de voie", "Libellé Voie"),
    *("Mention distribution", "Bureau cedex", "Code postal", "Code commune", "Libellé commune"),
    *("Code pays", "Libellé pays", "Téléphone", "Téléphone 2", "Télécopie", "Adresse e-mail"),
)
# The cell after the last separator of a line: one that is filled tells of cells that moved.
_LAST = ""
_KEYS = {"person": "Identifiant PP", "nothing": _LAST}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Extract:
    """One of the three files. `columns` are the producer's, `read` maps our names to some of them.

    Every other column is passed over without being decoded; `kept` are those whose text is used.
    """

    stem: str
    columns: tuple[str, ...]
    read: dict[str, str]

    @property
    def kept(self) -> tuple[str, ...]:
        """Our names of the columns whose text is used."""
        return tuple(name for name, theirs in self.read.items() if theirs != _LAST)

    @property
    def pattern(self) -> str:
        """What the name of the file matches: the producer dates it, a direct download does not."""
        return rf"{self.stem}(_[12]\d{{11}})?\.txt"


ACTIVITIES = Extract(
    stem="PS_LibreAcces_Personne_activite",
    columns=(
        *_IDENTITY,
        *("Code civilité d'exercice", "Libellé civilité d'exercice"),
        *("Code civilité", "Libellé civilité"),
        *(*_NAMES, *_PROFESSION, *_SKILL),
        *("Code mode exercice", "Libellé mode exercice", "Numéro SIRET site"),
        *("Numéro SIREN site", "Numéro FINESS site", "Numéro FINESS établissement juridique"),
        *("Identifiant technique de la structure", "Raison sociale site"),
        "Enseigne commerciale site",
        *(f"{name} (coord. structure)" for name in _ADDRESS),
        *("Code Département (structure)", "Libellé Département (structure)"),
        *("Ancien identifiant de la structure", "Autorité d'enregistrement"),
        *("Code secteur d'activité", "Libellé secteur d'activité"),
        *("Code section tableau pharmaciens", "Libellé section tableau pharmaciens"),
        *("Code rôle", "Libellé rôle", "Code genre activité", "Libellé genre activité"),
        _LAST,
    ),
    read={
        **_KEYS,
        "profession": "Code profession",
        "category": "Code catégorie professionnelle",
        "skill_type": "Code type savoir-faire",
        "skill": "Code savoir-faire",
        "skill_label": "Libellé savoir-faire",
        "mode": "Code mode exercice",
        "postcode": "Code postal (coord. structure)",
        "commune": "Code commune (coord. structure)",
        "country": "Libellé pays (coord. structure)",
        "role": "Code rôle",
    },
)
DIPLOMAS = Extract(
    stem="PS_LibreAcces_Dipl_AutExerc",
    columns=(
        *(*_IDENTITY, *_NAMES),
        *("Code type diplôme obtenu", "Libellé type diplôme obtenu"),
        *("Code diplôme obtenu", "Libellé diplôme obtenu"),
        *("Code type autorisation", "Libellé type autorisation"),
        *("Code discipline autorisation", "Libellé discipline autorisation"),
        _LAST,
    ),
    read={
        **_KEYS,
        "diploma": "Code type diplôme obtenu",
        "authorisation": "Code type autorisation",
    },
)
SKILLS = Extract(
    stem="PS_LibreAcces_SavoirFaire",
    columns=(*_IDENTITY, *_NAMES, *_PROFESSION, *_SKILL, _LAST),
    read={
        **_KEYS,
        "profession": "Code profession",
        "category": "Code catégorie professionnelle",
        "skill_type": "Code type savoir-faire",
        "skill": "Code savoir-faire",
        "skill_label": "Libellé savoir-faire",
    },
)
EXTRACTS = (DIPLOMAS, ACTIVITIES, SKILLS)


@cache
def position(extract: Extract, name: str) -> int:
    """Where the column that we call `name` is in a line, from 0."""
    return extract.columns.index(extract.read[name])


def edition_of(path: Path) -> date | None:
    """The day written in the name of a file, if it is one of the calendar."""
    digits = re.search(r"_([12]\d{7})\d{4}\.txt$", path.name)
    if digits is None:
        return None
    try:
        return datetime.strptime(digits[1], "%Y%m%d").date()
    except ValueError:
        return None
