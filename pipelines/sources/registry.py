"""Every source, in the order in which a run reads them: the COG first, which the others need."""

from pipelines.errors import UnknownName
from pipelines.sources import barometre, etalab, insee
from pipelines.sources.model import Source

SOURCES: tuple[Source, ...] = (insee.COG, insee.POPULATION, etalab.SOURCE, barometre.SOURCE)


def source(source_id: str) -> Source:
    """The source with this id. Raises UnknownName with the ids that exist."""
    for candidate in SOURCES:
        if candidate.id == source_id:
            return candidate
    ids = ", ".join(candidate.id for candidate in SOURCES)
    raise UnknownName(f"Source inconnue : « {source_id} ». Sources connues : {ids}.")
