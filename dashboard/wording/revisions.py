"""Words of the page Chiffres et révisions."""

from dashboard.cards import RevisionCard, SeriesCard
from dashboard.wording import values
from dashboard.wording.dates import short_date
from dashboard.wording.numbers import plural
from dashboard.wording.typography import NBSP

TITLE = "Chiffres et révisions"
LEAD = (
    "Ce que chaque édition du Baromètre a changé à ce que les précédentes disaient de la même date."
)
LOG = "Journal des révisions"
COLUMNS = ("Édition", "Ce qui change", "Date concernée", "Avant", "Après", "Édition précédente")
KINDS = {"value": "Valeur", "baseline": "Départ", "target": "Cible"}
NOTE = (
    "Un même chiffre peut être publié avec plus ou moins de décimales d’une édition à l’autre : "
    "la différence est alors un arrondi, pas une révision de fond."
)


def status(revisions: tuple[RevisionCard, ...], series: SeriesCard) -> str:
    """How many revisions are shown."""
    count = len(revisions)
    where = series.territory.name_in
    if not count:
        return (
            f"Aucune révision {where} pour cet indicateur{NBSP}: aucune édition n’a changé une "
            "valeur, un départ ou une cible."
        )
    shown = plural(count, "révision affichée", "révisions affichées")
    return f"{count}{NBSP}{shown} {where}."


def caption(series: SeriesCard) -> str:
    """Caption of the log."""
    return (
        f"{series.indicator.label}, {series.territory.name}{NBSP}: révisions, de la plus récente "
        "à la plus ancienne"
    )


def row(revision: RevisionCard, series: SeriesCard) -> tuple[str, ...]:
    """One revision; two decimals, because roundings are revisions too."""
    return (
        short_date(revision.edition),
        KINDS[revision.kind],
        short_date(revision.date),
        values.exact(revision.value_before, series.indicator),
        values.exact(revision.value, series.indicator),
        short_date(revision.edition_before),
    )
