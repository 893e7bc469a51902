"""Words of the page Comparer."""

from dashboard.cards import SeriesCard
from dashboard.wording import values
from dashboard.wording.dates import short_date
from dashboard.wording.numbers import NOT_AVAILABLE, computed
from dashboard.wording.territory import with_code
from dashboard.wording.typography import NBSP, NNBSP
from pipelines.vocabulary import Unit

TITLE = "Comparer des territoires"
LEAD = "Un même indicateur dans deux à six territoires, à la même échelle."
COURSE = "Évolution"
TABLE = "Tableau"
COLUMNS = (
    *("Territoire", "Valeur", "Date", "Pour 100 000 habitants"),
    *("Cible", "Échéance", "Part du chemin"),
)
PER_100K = f"pour 100{NNBSP}000 habitants"
NONE_CHOSEN = "Choisissez de deux à six territoires pour les comparer."
ONE_MORE = "Ajoutez au moins un territoire pour comparer."
NO_VALUE = "Aucune valeur mesurée dans ces territoires pour cet indicateur."
NOISE_NOTE = {
    Unit.COUNT: "Un écart de quelques unités entre deux territoires n’est pas interprétable.",
    Unit.PERCENT: "Un écart de quelques points entre deux territoires n’est pas interprétable.",
}
RATE_NOTE = (
    "Le graphique rapporte les nombres à la population (valeur pour 100 000 habitants, population "
    "municipale la plus récente) : des territoires de tailles différentes s’y comparent."
)


def title(series: SeriesCard) -> str:
    """Title of the chart."""
    return f"{series.indicator.short_label}, {scale(series)}"


def scale(series: SeriesCard) -> str:
    """What the vertical axis counts."""
    if series.indicator.unit is Unit.PERCENT:
        return series.indicator.unit_many
    return PER_100K


def caption(series: SeriesCard) -> str:
    """Caption of the table."""
    return f"{series.indicator.label}{NBSP}: dernières valeurs mesurées, dans l’ordre choisi"


def alternative(series: list[SeriesCard]) -> str:
    """Text alternative of the chart."""
    names = ", ".join(with_code(card.territory) for card in series)
    return (
        f"Courbes. {series[0].indicator.short_label}, {scale(series[0])}{NBSP}: {names}. "
        "Valeurs dans le tableau qui suit."
    )


def day(series: SeriesCard) -> str:
    """Date of the newest measure."""
    return short_date(series.latest.date) if series.latest else NOT_AVAILABLE.mark


def hover(series: SeriesCard, shown: float | None, day_text: str) -> str:
    """What a point says when it is reached."""
    if shown is None:
        value = "valeur non publiée"
    elif series.indicator.unit is Unit.PERCENT:
        value = values.with_unit(shown, series.indicator)
    else:
        value = f"{computed(shown, 1)} {PER_100K}"
    return f"{with_code(series.territory)}, {day_text}{NBSP}: {value}"
