"""Words of the picture « Entonnoir »."""

from dashboard.cards.comparison import ComparedCard, FieldCard
from dashboard.cards.series import IndicatorCard
from dashboard.wording import compare
from dashboard.wording.dates import long_date
from dashboard.wording.numbers import count_of, number
from dashboard.wording.territory import with_code
from dashboard.wording.typography import NBSP, NNBSP
from pipelines.contract.comparison import Position
from pipelines.vocabulary import Unit

SIZE = "Population, en millions d’habitants"
CENTRE = "Ensemble des départements"
AT_95 = f"Limites à 95{NNBSP}%"
AT_998 = f"Limites à 99,8{NNBSP}%"
CHOSEN = "Territoires choisis"
POSITIONS = {
    Position.ABOVE_998: f"Au-dessus (99,8{NNBSP}%)",
    Position.ABOVE_95: f"Au-dessus (95{NNBSP}%)",
    Position.INSIDE: "Dans les limites",
    Position.BELOW_95: f"Au-dessous (95{NNBSP}%)",
    Position.BELOW_998: f"Au-dessous (99,8{NNBSP}%)",
}
# In words, where they wrap: a legend of eight lines would leave a phone no room for the chart.
LEGEND = (
    "Légende : trait plein, ensemble des départements ; tirets, limites à 95 % ; pointillés, "
    "limites à 99,8 % ; ● dans les limites ; ▲ au-dessus, ▼ au-dessous (plein : hors des limites à "
    "99,8 %, vide : à 95 %) ; ◯ territoires choisis. L’échelle des populations est logarithmique."
)
LISTED = "Place de chaque département"
ALL_VALUES = "Valeurs, rangs et places de tous les départements (CSV)"
NO_FUNNEL = (
    "Pas d’entonnoir pour cet indicateur : il faudrait connaître, dans chaque département, le "
    "nombre de personnes sur lequel le pourcentage est calculé, et il n’est pas publié."
)
ONLY_DEPARTEMENTS = "Seuls les départements sont dans l’entonnoir : ni les régions ni la France."
_LIMITS = {
    Unit.COUNT: (
        "Les limites disent entre quels taux le hasard seul placerait un département de cette "
        "population si le taux était le même partout (loi de Poisson, limites exactes)."
    ),
    Unit.PERCENT: (
        "Les limites disent entre quels pourcentages le hasard seul placerait un département de "
        "cette population si chaque habitant était tiré au sort (limites de Wilson)."
    ),
}


def subtitle(field: FieldCard) -> str:
    """Measure, unit, day."""
    end = f", au {long_date(field.date)}" if field.date else ""
    return f"{field.indicator.label}, {compare.unit(field.indicator)}{end}"


def outside(field: FieldCard) -> int:
    """How many départements stand outside the limits at 95 %."""
    return len(field.cards) - field.count(Position.INSIDE)


def title(field: FieldCard) -> str:
    """What the picture finds."""
    label, count = field.indicator.short_label, outside(field)
    if not count:
        return f"{label}{NBSP}: le hasard suffit à expliquer les écarts entre départements"
    return f"{label}{NBSP}: {count} départements sur {len(field.cards)} hors des limites à 95 %"


def reading(field: FieldCard) -> str:
    """How to read the picture, and what to beware of."""
    if not field.cards:
        return ""
    unit = field.indicator.unit
    by_chance = count_of(round(len(field.cards) * 0.05), "département", "départements")
    expected = (
        f"Le hasard seul en mettrait environ {by_chance} hors des limites à 95 %, et presque aucun "
        "hors de celles à 99,8 %."
    )
    if unit is Unit.PERCENT:
        caution = (
            "Avec des centaines de milliers d’habitants, ces limites se touchent presque : une "
            "couverture se décide par territoire entier, pas habitant par habitant, et être hors "
            "des limites n’apprend presque rien ici."
        )
    else:
        caution = (
            "Être hors des limites n’est ni un mérite ni une faute : les besoins et l’offre de "
            "soins diffèrent d’un département à l’autre."
        )
    return f"{_LIMITS[unit]} {expected} {caution}"


def hover(card: ComparedCard, indicator: IndicatorCard) -> str:
    """What a point says when it is reached."""
    people = number(card.population_count, unit="habitants")
    value = compare.amount(card.compared_value, indicator)
    return f"{with_code(card.territory)}, {people}{NBSP}: {value}"


def hover_template(indicator: IndicatorCard) -> str:
    """The same, as Plotly writes it from the place of a point."""
    value = compare.template("y", indicator)
    return f"%{{text}}, %{{x:,}}{NBSP}habitants{NBSP}: {value}<extra></extra>"


def listed(field: FieldCard) -> list[tuple[str, str]]:
    """Each position with its départements, by code: what the picture shows, in words."""
    return [
        (f"{label} ({count})", ", ".join(names))
        for position, label in POSITIONS.items()
        if (names := [with_code(c.territory) for c in field.cards if c.position is position])
        and (count := len(names))
    ]


def alternative(field: FieldCard) -> str:
    """Text alternative of the picture."""
    above = field.count(Position.ABOVE_95, Position.ABOVE_998)
    below = field.count(Position.BELOW_95, Position.BELOW_998)
    return (
        f"Entonnoir de {len(field.cards)} départements selon leur population. "
        f"{field.indicator.short_label}{NBSP}: {above} au-dessus des limites à 95{NNBSP}%, {below} "
        f"au-dessous, {field.count(Position.INSIDE)} entre elles. Valeurs dans le tableau qui suit."
    )
