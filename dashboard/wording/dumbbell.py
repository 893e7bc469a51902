"""Words of the picture « Niveau et cible »."""

from collections.abc import Sequence

from dashboard.cards.series import IndicatorCard, SeriesCard
from dashboard.wording import values
from dashboard.wording.dates import long_date
from dashboard.wording.numbers import count_of, percent
from dashboard.wording.territory import with_code
from dashboard.wording.typography import NBSP
from pipelines.vocabulary import Unit

KINDS = ("Départ", "Valeur la plus récente", "Cible")
READING = {
    Unit.COUNT: (
        "Lecture : 0 % est le point de départ de chaque territoire, 100 % sa cible. Une valeur à "
        "gauche du départ est un recul ; à droite de la cible, elle la dépasse."
    ),
    Unit.PERCENT: (
        "Lecture : le cercle est le point de départ, le point la valeur la plus récente, le "
        "losange la cible."
    ),
}
NOT_DRAWN = "Sans point : aucune cible, aucun départ publié, ou un départ déjà à la cible."


def axis(indicator: IndicatorCard) -> str:
    """Title of the axis: the unit."""
    if indicator.unit is Unit.PERCENT:
        return indicator.unit_many
    return "% du chemin entre le départ et la cible"


def title(series: Sequence[SeriesCard]) -> str:
    """What the picture finds: how many are at their target."""
    label = series[0].indicator.short_label
    aimed = [card for card in series if card.target and card.latest]
    reached = sum(_is_reached(card) for card in aimed)
    if not aimed:
        return f"{label}{NBSP}: départ, valeur et cible"
    if len(aimed) == 1:
        is_it = "est" if reached else "n’est pas"
        return f"{label}{NBSP}: la cible {is_it} atteinte à la dernière mesure"
    who = count_of(len(aimed), "territoire", "territoires")
    if not reached:
        return f"{label}{NBSP}: aucun des {who} n’est à sa cible, à la dernière mesure"
    at = "est à sa cible" if reached == 1 else "sont à leur cible"
    return f"{label}{NBSP}: {reached} sur {who} {at}, à la dernière mesure"


def subtitle(series: SeriesCard) -> str:
    """Measure and unit of the axis."""
    return f"{series.indicator.label}, {axis(series.indicator)}"


def row(card: SeriesCard) -> str:
    """« Ain (01) : 40, cible 56 »: what stands over a row."""
    value = values.bare(card.latest.value if card.latest else None, card.indicator)
    goal = values.bare(card.target.target_value, card.indicator) if card.target else None
    return f"{with_code(card.territory)}{NBSP}: {value}" + (f", cible {goal}" if goal else "")


def hover(card: SeriesCard) -> str:
    """What a value says when it is reached."""
    name, target = with_code(card.territory), card.target
    if card.latest is None or card.latest.value is None:
        return f"{name}{NBSP}: aucune valeur mesurée"
    parts = [
        f"{name}{NBSP}: {values.with_unit(card.latest.value, card.indicator)} "
        f"{values.stock_date(card.latest.date)}"
    ]
    if target is not None:
        if target.baseline_value is not None:
            parts.append(f"départ {values.bare(target.baseline_value, card.indicator)}")
        end = f" au {long_date(target.deadline)}" if target.deadline else ""
        parts.append(f"cible {values.bare(target.target_value, card.indicator)}{end}")
    if card.share_pct is not None:
        parts.append(f"{percent(card.share_pct)} du chemin")
    return ", ".join(parts)


def alternative(series: Sequence[SeriesCard]) -> str:
    """Text alternative of the picture."""
    who = count_of(len(series), "territoire", "territoires")
    return (
        f"Points sur une ligne par territoire. {title(series)}. {who}, "
        f"{axis(series[0].indicator)}. Valeurs dans le tableau qui suit."
    )


def _is_reached(card: SeriesCard) -> bool:
    """Whether the value is at the target, even where the start already was."""
    if card.share_pct is not None:
        return card.share_pct >= 100
    value = card.latest.value if card.latest else None
    return card.target is not None and value is not None and value >= card.target.target_value
