"""Words of the page Territoire."""

from collections.abc import Sequence
from datetime import date

from dashboard.cards.progress import Standing
from dashboard.cards.series import SeriesCard, TerritoryCard
from dashboard.wording import pace, values, verdicts
from dashboard.wording.dates import month_year, short_date
from dashboard.wording.numbers import NOT_APPLICABLE, NOT_AVAILABLE, computed, count_of, percent
from dashboard.wording.typography import NBSP
from pipelines.vocabulary import Level, Unit

RESULTS = "Résultats"
COURSE = "Évolution"
INDICATOR = "Indicateur"
TARGET = "Cible"
SHARE = "Part du chemin"
VERDICT = "Verdict"
SENTENCES = "Ce que disent les chiffres"
PER_100K = "Pour 100 000 habitants"
MIXED_DATES = (
    "Chaque valeur porte sa date : les indicateurs et les territoires ne sont pas tous publiés à "
    "la même date."
)
NO_TARGET = "Aucune cible chiffrée n’a été publiée."
PADHUE_LINK = "Parcours des PADHUE"
RATE_NOTE = (
    "Un nombre de structures ou de contrats ne se compare entre territoires que rapporté à la "
    "population, ce que fait ce tableau."
)
CODES_NOTE = f"{NOT_AVAILABLE.sentence} {NOT_APPLICABLE.sentence}"


def identity(chain: Sequence[TerritoryCard]) -> str:
    """« Département 01 · Région : Auvergne-Rhône-Alpes · 671 289 habitants (2023) »."""
    own = chain[0]
    parts = []
    if own.level is Level.DEPARTEMENT:
        parts = [f"Département {own.code}", f"Région{NBSP}: {chain[1].name}"]
    elif own.level is Level.REGION:
        parts = ["Région"]
    if own.population_count is not None:
        people = count_of(own.population_count, "habitant", "habitants")
        parts.append(f"{people} ({_census(own)})")
    if own.level is Level.PAYS and own.oldest_census_year != own.population_year:
        parts.append(f"dont Mayotte, recensée en {own.oldest_census_year}")
    return " · ".join(parts)


def results_caption(own: TerritoryCard) -> str:
    """Caption of the main table."""
    beside = {
        Level.DEPARTEMENT: ", dans la région et en France",
        Level.REGION: " et en France",
        Level.PAYS: "",
    }[own.level]
    return f"Derniers résultats mesurés {own.name_in}{beside}"


def rates_caption(own: TerritoryCard) -> str:
    """Caption of the table of rates."""
    return (
        f"Derniers résultats {own.name_in} pour 100 000 habitants, population municipale "
        f"({_census(own)})"
    )


def _census(own: TerritoryCard) -> str:
    """« 2023 », « recensement de 2017 » for Mayotte, which has no yearly population."""
    if own.level is not Level.PAYS and own.oldest_census_year != own.population_year:
        return f"recensement de {own.oldest_census_year}"
    return str(own.population_year)


def with_code(own: TerritoryCard) -> str:
    """« Ain (01) », « Mayotte (région) », « France »: some régions are named as a département."""
    if own.level is Level.PAYS:
        return own.name
    return f"{own.name} ({'région' if own.level is Level.REGION else own.code})"


def unlisted(territory_id: str) -> TerritoryCard:
    """What stands for a territory that a map draws and that the release does not know."""
    prefix, _, code = territory_id.partition("-")
    return TerritoryCard(
        territory_id=territory_id,
        level=Level.REGION if prefix == "REG" else Level.DEPARTEMENT,
        code=code,
        name=f"Code {code}, absent des données",
        article=None,
        name_of=f"du territoire de code {code}",
        name_in=f"dans le territoire de code {code}",
        parent_id=None,
        population_count=None,
        population_year=None,
        oldest_census_year=None,
    )


def newest(series: SeriesCard) -> str:
    """« 15 », « n.d. »."""
    latest = series.latest
    if latest is None:
        return NOT_AVAILABLE.mark
    return values.bare(latest.value, series.indicator)


def day(series: SeriesCard) -> str:
    """« 30/06/2025 », empty without a value."""
    return short_date(series.latest.date) if series.latest else ""


def goal(series: SeriesCard) -> str:
    """« 15 », « s.o. »."""
    target = series.target
    if target is None or target.deadline is None:
        return NOT_APPLICABLE.mark
    return values.bare(target.target_value, series.indicator)


def narrow_goal(series: SeriesCard) -> str:
    """« cible : 15 », where the column of targets gave way; empty without a target."""
    target = goal(series)
    return "" if target == NOT_APPLICABLE.mark else f"cible{NBSP}: {target}"


def verdict(standing: Standing, today: date) -> str:
    """The verdict with its figures, then the pace and what it would take where that is left."""
    card, series = standing.progress, standing.series
    said = verdicts.sentence(card, series, today)
    if card is None or not series.indicator.is_cnr_target:
        return said
    return " ".join([said, *pace.effort(card, series.indicator, today)])


def goal_day(series: SeriesCard, today: date) -> str:
    """« 31/12/2026 », « 31/12/2024, passée », empty without a target."""
    target = series.target
    if target is None or target.deadline is None:
        return ""
    passed = ", passée" if target.deadline < today else ""
    return f"{short_date(target.deadline)}{passed}"


def share(series: SeriesCard) -> str:
    """« 41,7 % », « s.o. »."""
    rate = series.share_pct
    return NOT_APPLICABLE.mark if rate is None else percent(rate)


def rate_per_100k(series: SeriesCard) -> str:
    """« 9,0 »: the newest count over the newest population; percentages are not concerned."""
    latest, people = series.latest, series.territory.population_count
    if series.indicator.unit is Unit.PERCENT:
        return NOT_APPLICABLE.mark
    if latest is None or latest.value is None or people is None:
        return NOT_AVAILABLE.mark
    return computed(latest.value / people * 100_000, 1)


def course(series: SeriesCard) -> str:
    """« de 21 en juin 2017 à 40 en juin 2025 »."""
    if not series.measured:
        return f"Aucune donnée publiée {series.territory.name_in} pour cet indicateur."
    first, last = series.measured[0], series.measured[-1]
    if first is last:
        return f"{values.bare(last.value, series.indicator)} en {month_year(last.date)}"
    return (
        f"de {values.bare(first.value, series.indicator)} en {month_year(first.date)} à "
        f"{values.bare(last.value, series.indicator)} en {month_year(last.date)}"
    )


def link(series: SeriesCard) -> str:
    """Label of the link to one indicator here."""
    return f"→ Détail{NBSP}: {series.indicator.short_label}"
