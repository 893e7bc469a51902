"""Words of the page Comparer: choices, chart over time, table."""

from collections.abc import Sequence

from dashboard.cards.comparison import ComparedCard
from dashboard.cards.progress import ProgressCard
from dashboard.cards.series import IndicatorCard, SeriesCard, TerritoryCard
from dashboard.selection.comparing import Order, Picture
from dashboard.wording import pace, values
from dashboard.wording.dates import short_date
from dashboard.wording.numbers import NOT_APPLICABLE, NOT_AVAILABLE, computed, count_of, percent
from dashboard.wording.territory import with_code
from dashboard.wording.typography import NBSP, NNBSP
from pipelines.measures.trend import Trend
from pipelines.vocabulary import Level, Unit

TITLE = "Comparer des territoires"
LEAD = "Un même indicateur dans deux à douze territoires, à la même échelle."
TABLE = "Tableau"
COLUMNS = (
    *("Territoire", "Valeur", "Pour 100 000 habitants", "Rang parmi les départements"),
    *("Cible", "Part du chemin", "Écart à la trajectoire", "Tendance", "Verdict"),
)
PER_100K = f"pour 100{NNBSP}000 habitants"
SHOW = "Afficher"
PICTURES = {
    Picture.LEVEL: "Niveau et cible",
    Picture.COURSE: "Évolution",
    Picture.MULTIPLES: "Petits multiples",
    Picture.FUNNEL: "Entonnoir",
    Picture.SCATTER: "Nuage",
}
SORT = "Trier le tableau"
ORDERS = {
    Order.CHOSEN: "ordre choisi",
    Order.VALUE: "valeur",
    Order.RANK: "rang",
    Order.GAP: "écart à la trajectoire",
    Order.NAME: "nom",
}
SORTED_BY = {
    Order.CHOSEN: "dans l’ordre choisi",
    Order.VALUE: "triées par valeur décroissante",
    Order.RANK: "triées par rang croissant",
    Order.GAP: "triées par écart à la trajectoire en mois, le plus en retard d’abord",
    Order.NAME: "triées par nom",
}
TRENDS = {
    Trend.UP: "en hausse",
    Trend.DOWN: "en baisse",
    Trend.FLAT: "stable",
    Trend.UNSURE: "pas de tendance sûre",
    Trend.TOO_SHORT: "série trop courte",
}
NONE_CHOSEN = "Choisissez de deux à douze territoires pour les comparer."
ONE_MORE = "Ajoutez au moins un territoire pour comparer."
NO_VALUE = "Aucune valeur mesurée dans ces territoires pour cet indicateur."
SIX_FIRST = "Les courbes montrent les six premiers territoires choisis ; le tableau les donne tous."
SHORTCUTS = "Raccourcis"
OVERSEAS = "Départements d’outre-mer"
NO_SHORTCUT = (
    "Choisissez d’abord un département : d’autres raccourcis mènent à ceux de sa région et à ceux "
    "qui lui ressemblent."
)
NOISE_NOTE = {
    Unit.COUNT: "Un écart de quelques unités entre deux territoires n’est pas interprétable.",
    Unit.PERCENT: "Un écart de quelques points entre deux territoires n’est pas interprétable.",
}
RATE_NOTE = (
    "Le graphique rapporte les nombres à la population (valeur pour 100 000 habitants, population "
    "municipale la plus récente) : des territoires de tailles différentes s’y comparent."
)
RANK_NOTES = {
    Unit.COUNT: (
        "Rang : place parmi les départements pour 100 000 habitants, de la valeur la plus haute à "
        "la plus basse. L’intervalle contient tous les rangs possibles si chaque nombre, dans "
        "chaque département, est juste à une unité près."
    ),
    Unit.PERCENT: (
        "Rang : place parmi les départements, de la valeur la plus haute à la plus basse. "
        "L’intervalle contient tous les rangs possibles si chaque pourcentage est juste à une "
        "demi-unité près de sa dernière décimale publiée."
    ),
}
TREND_NOTE = (
    "Tendance : sens de la pente sur les trois dernières années (quatre mesures au moins), dit "
    "seulement s’il ne change pas quand on retire une mesure, quelle qu’elle soit."
)


def title(series: SeriesCard) -> str:
    """Title of the chart."""
    return f"{series.indicator.short_label}, {unit(series.indicator)}"


def unit(indicator: IndicatorCard) -> str:
    """What is compared: the percentage as it is, a count for 100 000 inhabitants."""
    return indicator.unit_many if indicator.unit is Unit.PERCENT else PER_100K


def amount(value: float, indicator: IndicatorCard) -> str:
    """« 6,0 pour 100 000 habitants », « 90 % de la population »: a value that is compared."""
    if indicator.unit is Unit.PERCENT:
        return values.with_unit(value, indicator)
    return f"{computed(value, 1)} {PER_100K}"


def template(axis: str, indicator: IndicatorCard) -> str:
    """The same, as Plotly writes it from the number of an axis: `%{y:,.1f}`."""
    number = f"%{{{axis}:,.1f}}"
    if indicator.unit is Unit.PERCENT:
        return f"{number}{NNBSP}{indicator.unit_many}"
    return f"{number} {PER_100K}"


def tick(value: float, indicator: IndicatorCard) -> str:
    """« 12,4 », « 100 % »: the ends of a scale."""
    if indicator.unit is Unit.PERCENT:
        return percent(value)
    return computed(value, 1) if value else "0"


def caption(series: SeriesCard, order: Order = Order.CHOSEN) -> str:
    """Caption of the table."""
    return f"{series.indicator.label}{NBSP}: dernières valeurs mesurées, {SORTED_BY[order]}"


def alternative(series: Sequence[SeriesCard]) -> str:
    """Text alternative of the chart: names as long as they are few."""
    names = ", ".join(with_code(card.territory) for card in series)
    said = names if len(names) <= 120 else count_of(len(series), "territoire", "territoires")
    return (
        f"Courbes. {series[0].indicator.short_label}, {unit(series[0].indicator)}{NBSP}: {said}. "
        "Valeurs dans le tableau qui suit."
    )


def day(series: SeriesCard) -> str:
    """Date of the newest measure."""
    return short_date(series.latest.date) if series.latest else NOT_AVAILABLE.mark


def rank(card: ComparedCard | None) -> str:
    """« 3e », « entre le 12e et le 18e », « s.o. » for what is not a département."""
    if card is None:
        return NOT_APPLICABLE.mark
    first, last = ordinal(card.rank_first), ordinal(card.rank_last)
    return first if first == last else f"entre le{NBSP}{first} et le{NBSP}{last}"


def ordinal(number: int) -> str:
    """« 1er », « 2e »."""
    return f"{number}er" if number == 1 else f"{number}e"


def gap(card: ProgressCard | None, indicator: IndicatorCard) -> str:
    """« −362 », « +1,5 point », « nul », « s.o. » where there is no trajectory."""
    if card is None or card.gap_units is None:
        return NOT_APPLICABLE.mark
    return pace.gap_to_path(card, indicator)


def base_sentence(base: TerritoryCard, count: int) -> str:
    """Label of the link to those that resemble a département."""
    return f"{base.name} et ses {count} départements comparables"


def region_sentence(region: TerritoryCard, shown: int, total: int) -> str:
    """Label of the link to the départements of a région."""
    if shown < total:
        return f"{shown} des {total} départements {region.name_of}"
    return f"Départements {region.name_of}"


def hover_template(series: SeriesCard) -> str:
    """What a point says when it is reached, as Plotly writes it from its day and its height."""
    value = template("y", series.indicator)
    return f"{with_code(series.territory)}, %{{text}}{NBSP}: {value}<extra></extra>"


def is_departement(place: TerritoryCard) -> bool:
    """Whether a territory has ranks, limits and peers."""
    return place.level is Level.DEPARTEMENT
