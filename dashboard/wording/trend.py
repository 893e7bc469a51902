"""Words of the chart over time."""

from datetime import date

from dashboard.cards.progress import ProgressCard
from dashboard.cards.series import IndicatorCard, Point, SeriesCard, TargetCard
from dashboard.wording import values
from dashboard.wording.dates import long_date, month_year
from dashboard.wording.pace import amount_of_stock
from dashboard.wording.typography import NBSP, typo
from pipelines.vocabulary import Projection, TargetStatus, Unit, ValueStatus

MEASURED = "Valeur mesurée"
PATH = "Trajectoire linéaire vers la cible"
HOLLOW = {
    ValueStatus.CARRIED_FORWARD: "Valeur reportée (pas une mesure)",
    ValueStatus.COMPUTED: "Valeur calculée à partir des départements",
}


RANGE = "Fourchette des rythmes sur 12 mois observés"


def landing_name(card: ProgressCard) -> str:
    """Legend of the path carried on."""
    months = "24" if card.projection is Projection.LAST_24_MONTHS else "12"
    damped = ", amorti," if card.projection is Projection.DAMPED else ""
    return f"Si le rythme des {months} derniers mois{damped} se poursuit"


def landing_hover(day: date, value: float, indicator: IndicatorCard) -> str:
    """What the path carried on says when it is reached."""
    return f"{month_year(day)}{NBSP}: {amount_of_stock(value, indicator)} à ce rythme"


def axis(indicator: IndicatorCard) -> str:
    """Title of the vertical axis: the unit."""
    if indicator.unit is Unit.PERCENT:
        return indicator.unit_many
    return values.capital(indicator.unit_many)


def hover(point: Point, indicator: IndicatorCard) -> str:
    """What a point says when it is reached."""
    if point.value is None:
        return f"{long_date(point.date)}{NBSP}: valeur non publiée"
    said = values.with_unit(point.value, indicator)
    return f"{long_date(point.date)}{NBSP}: {said} ({values.STATUS[point.value_status]})"


def target_name(target: TargetCard, indicator: IndicatorCard) -> str:
    """Legend of a target, with its standing when it is not the one in force."""
    name = f"Cible{NBSP}: {values.target(target, indicator)}"
    if target.target_status is TargetStatus.IN_FORCE:
        return name
    return f"{name} ({values.TARGET_STATUS[target.target_status]})"


def target_hover(target: TargetCard, indicator: IndicatorCard) -> str:
    """What a target says when it is reached."""
    return typo(f"{target_name(target, indicator)}, {target.source_title}")


def alternative(series: SeriesCard) -> str:
    """Text alternative of the chart, 250 characters at most."""
    return f"{course(series)} Données dans le tableau qui suit."


def course(series: SeriesCard) -> str:
    """« Courbe. MSP, dans l’Ain, de 18 en juin 2017 à 40 en juin 2025. Cible : 56… »."""
    where = series.territory.name_in
    if not series.measured or series.latest is None:
        return f"Courbe sans valeur mesurée {where}. {series.indicator.short_label}."
    first, last = series.measured[0], series.latest
    span = (
        f"de {values.bare(first.value, series.indicator)} en {month_year(first.date)} "
        f"à {values.bare(last.value, series.indicator)} en {month_year(last.date)}"
    )
    goal = (
        f" Cible{NBSP}: {values.target(series.target, series.indicator)}." if series.target else ""
    )
    return f"Courbe. {series.indicator.short_label}, {where}, {span}.{goal}"


def title(series: SeriesCard) -> str:
    """A finding when there is one, otherwise what the chart shows."""
    first = series.measured[0] if series.measured else None
    last = series.latest
    if first is None or last is None or first is last or first.value is None or last.value is None:
        return f"{series.indicator.short_label}, {series.territory.name}"
    years = f"entre {month_year(first.date)} et {month_year(last.date)}"
    moved = values.moved(last.value - first.value, series.indicator)
    return f"{values.capital(series.territory.name_in)}, {moved} {years}"


def subtitle(series: SeriesCard) -> str:
    """Measure, territory and period."""
    years = sorted({str(point.date.year) for point in series.points})
    period = f", {'–'.join(dict.fromkeys((years[0], years[-1])))}" if years else ""
    return f"{series.indicator.label}, {series.territory.name}{period}"
