"""Every source, in the order in which a run reads them: the COG first, which the others need."""

from pipelines.errors import UnknownName
from pipelines.sources import (
    ameli,
    barometre,
    bpe,
    cnam,
    communes,
    densite,
    drees,
    estimations,
    etalab,
    finess_legacy,
    finess_occitanie,
    finess_plus,
    insee,
    medecins,
    osrm_minutes,
    padhue,
    published,
    rpps,
)
from pipelines.sources.model import Source

# What surrounds an indicator: people, density, doctors.
CONTEXT: tuple[Source, ...] = (
    *(drees.SOURCE, medecins.SOURCE, ameli.SOURCE, densite.SOURCE, estimations.SOURCE),
)
SOURCES: tuple[Source, ...] = (
    *(insee.COG, insee.POPULATION, etalab.SOURCE, barometre.SOURCE),
    published.SOURCE,
    *(padhue.FIGURES, padhue.TRANSITIONS),
    *CONTEXT,
    *(finess_plus.SOURCE, finess_legacy.FLAT, finess_legacy.YEARLY, finess_occitanie.SOURCE),
    *(bpe.SOURCE, communes.SOURCE, osrm_minutes.SOURCE),
    rpps.SOURCE,
    *cnam.SOURCES,
)


def source(source_id: str) -> Source:
    """The source with this id. Raises UnknownName with the ids that exist."""
    for candidate in SOURCES:
        if candidate.id == source_id:
            return candidate
    ids = ", ".join(candidate.id for candidate in SOURCES)
    raise UnknownName(f"Source inconnue : « {source_id} ». Sources connues : {ids}.")
