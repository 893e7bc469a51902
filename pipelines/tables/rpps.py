"""Table of doctors counted in the RPPS, by month, and the control without which none is shown."""

from datetime import date

import polars as pl

from pipelines.contract.rpps import EVERY_SPECIALTY, Counted, RppsCounts, RppsDoctors
from pipelines.errors import PipelineError
from pipelines.facts.store import Facts
from pipelines.sources import padhue, rpps
from pipelines.vocabulary import FRANCE

# What the CNOM counts on its roll, « actifs ou non »: the nearest published count to ours.
ON_THE_ROLL = {
    "measure": "effectif_anciens_padhue_inscrits_ordre",
    "profession": "médecin",
    "specialty": "toutes",
    "territory_id": FRANCE,
}
# Beyond this share of the published count, what we count is something else.
MOST_OFF = 0.10


def rpps_tables(facts: Facts) -> dict[str, pl.DataFrame]:
    """Counts by month, empty without an extract. Raises PipelineError when one is off."""
    editions = sorted(edition for source_id, edition in facts.editions if source_id == rpps.ID)
    for edition in editions:
        control(facts, edition)
    return {"rpps_doctors": _by_month(facts, editions)}


def control(facts: Facts, edition: date) -> None:
    """Raise PipelineError when the national count is far from the published one nearest in time."""
    count = _national(facts.editions[rpps.ID, edition])
    figures = facts.last_edition(padhue.FIGURES)
    published = (
        padhue.FIGURES.schema.create_empty()
        if figures is None
        else facts.editions[padhue.FIGURES.id, figures]
    ).filter(pl.col("date").is_not_null(), **ON_THE_ROLL)
    if published.is_empty():
        raise PipelineError(
            f"Source {rpps.ID} : aucun effectif publié d’anciens PADHUE inscrits à l’Ordre dans "
            "padhue_figures : le compte du RPPS ne peut pas être contrôlé, rien n’est publié."
        )
    nearest = min(
        published.select("date", "value_low", "source_publisher").iter_rows(),
        key=lambda row: (abs(row[0] - edition), row[0]),
    )
    day, expected, publisher = nearest
    if abs(count - expected) > MOST_OFF * expected:
        gap = f"{100 * (count / expected - 1):+.1f}".replace(".", ",")
        raise PipelineError(
            f"Source {rpps.ID}, extraction du {edition:%d/%m/%Y} : {count} médecins titulaires "
            f"d’un diplôme hors UE comptés, contre {expected:.0f} publiés par {publisher} au "
            f"{day:%d/%m/%Y} : plus de {100 * MOST_OFF:g} % d’écart ({gap} %). "
            "Rien n’est publié. Vérifiez l’extraction et la règle de comptage ; si un effectif "
            "plus récent a été publié, relevez-le d’abord dans padhue_figures."
        )


def _national(counts: pl.DataFrame) -> int:
    """The count of the country, which is never a secret."""
    row = counts.filter(
        counted=Counted.DIPLOME_HORS_UE.value,
        territory_id=FRANCE,
        specialty_code=EVERY_SPECIALTY,
    )
    return int(row["doctors_count"].item())


def _by_month(facts: Facts, editions: list[date]) -> pl.DataFrame:
    """The newest extract of each month, beside that of the month read before."""
    newest = {(day.year, day.month): day for day in editions}
    months = list(newest.values())
    tables = [
        _compared(facts, edition, before)
        for edition, before in zip(months, [None, *months], strict=False)
    ]
    return pl.concat(tables) if tables else RppsDoctors.create_empty()


def _compared(facts: Facts, edition: date, before: date | None) -> pl.DataFrame:
    counts = facts.editions[rpps.ID, edition].with_columns(
        edition=pl.lit(edition),
        month=pl.lit(edition).dt.month_end(),
        compared_with=pl.lit(before, dtype=pl.Date),
    )
    if before is None:
        nothing = pl.lit(None, dtype=pl.Int64)
        return counts.with_columns(net_change_count=nothing).select(RppsDoctors.column_names())
    key = RppsCounts.primary_key()
    then = facts.editions[rpps.ID, before].select(*key, was="doctors_count")
    return (
        counts.join(then, on=key, how="left")
        .with_columns(net_change_count=pl.col("doctors_count") - pl.col("was"))
        .select(RppsDoctors.column_names())
    )
