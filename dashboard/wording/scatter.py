"""Words of the picture « Nuage »."""

from collections.abc import Sequence

from dashboard.cards.comparison import ComparedCard, FieldCard, ThirdCard, VariableCard
from dashboard.cards.quality import SourceCard
from dashboard.cards.series import IndicatorCard
from dashboard.wording import compare, values
from dashboard.wording.dates import long_date
from dashboard.wording.numbers import NOT_AVAILABLE, count_of, number
from dashboard.wording.provenance import cited
from dashboard.wording.territory import with_code
from dashboard.wording.typography import NBSP, NNBSP
from pipelines.vocabulary import Unit

CONTEXT = "Variable de contexte"
EVERYONE = "Départements"
CHOSEN = "Territoires choisis"
POPULATION_LABEL = "Population municipale"
POPULATION_UNIT = "habitants"
POPULATION_DEFINITION = (
    "Population municipale la plus récente (Insee), en millions d’habitants ; celle de Mayotte est "
    "de 2017. L’échelle est logarithmique."
)
COLUMNS = ("Tiers", "Étendue", "Départements", "Médiane")
THIRDS = ("le plus bas", "du milieu", "le plus haut")
ALL_VALUES = "Valeurs de tous les départements (CSV)"
ALL_CONTEXT = "Contexte de tous les territoires (CSV)"
CAUTION = (
    "Deux grandeurs qui varient ensemble ne disent pas laquelle agit sur l’autre, ni si une "
    "troisième agit sur les deux."
)
ONLY_DEPARTEMENTS = "Seuls les départements sont dans le nuage : ni les régions ni la France."


def sources(cards: Sequence[SourceCard]) -> str:
    """« Source du contexte : DREES, « … », millésime 2024. », empty without any."""
    if not cards:
        return ""
    said = " ; ".join(cited(card, card.newest_edition) for card in cards)
    return f"Source du contexte{NBSP}: {said}."


def axis(variable: VariableCard) -> str:
    """Title of the horizontal axis; a label that holds its unit does not repeat it."""
    if variable.is_log:
        return f"{variable.label}, millions d’habitants ({variable.year})"
    if variable.unit_label in variable.label:
        return f"{variable.label} ({variable.year})"
    return f"{variable.label}, {variable.unit_label} ({variable.year})"


def title(field: FieldCard, variable: VariableCard) -> str:
    """A neutral title: the picture shows, it does not prove."""
    return f"{field.indicator.short_label} et {variable.label[:1].lower()}{variable.label[1:]}"


def subtitle(field: FieldCard, variable: VariableCard) -> str:
    """Measure, unit, days."""
    end = f" au {long_date(field.date)}" if field.date else ""
    return (
        f"{field.indicator.label}, {compare.unit(field.indicator)},{end} ; {variable.label}, "
        f"{variable.year}"
    )


def figure(value: float | None, variable: VariableCard) -> str:
    """« 2,57 », « 18,4 % », « n.d. »."""
    if value is None:
        return NOT_AVAILABLE.mark
    unit = f"{NNBSP}%" if variable.unit_label == "%" else ""
    return number(value, decimals=variable.decimals) + unit


def hover(
    card: ComparedCard, indicator: IndicatorCard, variable: VariableCard, value: float
) -> str:
    """What a point says when it is reached."""
    unit = "" if variable.unit_label == "%" else f" {variable.unit_label}"
    return (
        f"{with_code(card.territory)}{NBSP}: {compare.amount(card.compared_value, indicator)}, "
        f"{figure(value, variable)}{unit}"
    )


def hover_template(indicator: IndicatorCard, variable: VariableCard) -> str:
    """The same, as Plotly writes it from the place of a point."""
    unit = f"{NNBSP}%" if variable.unit_label == "%" else f" {variable.unit_label}"
    return (
        f"%{{text}}{NBSP}: {compare.template('y', indicator)}, "
        f"%{{x:,.{variable.decimals}f}}{unit}<extra></extra>"
    )


def third(position: int, card: ThirdCard, field: FieldCard, variable: VariableCard) -> list[str]:
    """One third in the table: where the variable goes, how many, and the median."""
    return [
        values.capital(THIRDS[position]),
        f"de {figure(card.lowest, variable)} à {figure(card.highest, variable)}",
        number(card.count),
        compare.tick(card.median, field.indicator),
    ]


def reading(field: FieldCard, variable: VariableCard, shown: int) -> str:
    """What the variable means, who is missing, what to beware of."""
    missing = len(field.cards) - shown
    left_out = (
        f" {count_of(missing, 'département', 'départements')} sans cette donnée "
        f"{'n’y est pas' if missing == 1 else 'n’y sont pas'}."
        if missing
        else ""
    )
    broken = (
        " L’axe vertical ne commence pas à zéro." if field.indicator.unit is Unit.PERCENT else ""
    )
    return f"{variable.definition}{left_out}{broken} {CAUTION}"


def alternative(field: FieldCard, variable: VariableCard, shown: int) -> str:
    """Text alternative of the picture."""
    who = count_of(shown, "département", "départements")
    return (
        f"Nuage de points de {who}. En hauteur, {field.indicator.short_label}, "
        f"{compare.unit(field.indicator)} ; en largeur, {axis(variable)}. Valeurs dans le tableau "
        "qui suit."
    )


def caption(field: FieldCard, variable: VariableCard) -> str:
    """Caption of the table of thirds."""
    label = f"{variable.label[:1].lower()}{variable.label[1:]}"
    return (
        f"{field.indicator.short_label}, {compare.unit(field.indicator)}{NBSP}: médiane par tiers "
        f"des départements, selon {label}"
    )
