"""Words of the page Synthèse."""

from collections.abc import Sequence

from dashboard.cards import SeriesCard
from dashboard.wording import values
from dashboard.wording.dates import month_year
from dashboard.wording.numbers import STABLE
from dashboard.wording.typography import NBSP

TITLE = "Où en sont les objectifs de santé ?"
TARGETS = "Les quatre objectifs"
CONTEXT = "Trois autres indicateurs du même baromètre"
CHANGES = "Ce qui a changé"
BEFORE_CITING = "À lire avant de citer"

PADHUE_TITLE = "Praticiens à diplôme hors Union européenne (PADHUE)"
PADHUE_BADGE = "○ Non calculable"
PADHUE_TEXT = (
    "Aucune cible chiffrée n’a été publiée. La procédure annoncée en mai 2023 se suit par les "
    "étapes de son parcours, pas par un taux."
)
PADHUE_LINK = f"→ Détail{NBSP}: parcours des PADHUE"

SHARE_NOTE = (
    "La part du chemin compare la valeur au point de départ et à la cible, sans arrondi ni "
    "plafond : un recul reste un recul, un dépassement un dépassement."
)
CAUTIONS = (
    "Chaque valeur a sa date : ne comparez pas un chiffre de juin 2025 à un chiffre de novembre "
    "2025 sans le dire.",
    "Deux échéances circulent pour les 4 000 MSP, fin 2026 et fin 2027. D’autres sont passées : la "
    "couverture par les CPTS « fin 2023 », les 10 000 assistants médicaux « fin 2024 » puis « en "
    "2025 ». La page Indicateur montre chaque annonce.",
    "Le nombre de MSP du Baromètre n’est pas celui des MSP signataires de l’accord conventionnel ; "
    "un contrat d’assistant médical n’est pas un emploi à temps plein.",
)


def lead(series: Sequence[SeriesCard]) -> str:
    """What the page holds, in one sentence."""
    count = len(series) + 1
    return (
        f"{values.capital(_IN_WORDS[count])} objectifs nationaux annoncés au Conseil national de "
        "la refondation en santé (CNR Santé) le 3 mai 2023, suivis en France, dans 18 régions et "
        "101 départements."
    )


_IN_WORDS = {2: "deux", 3: "trois", 4: "quatre", 5: "cinq"}


def goal(series: SeriesCard) -> str:
    """« Cible : 4 000 au 31 décembre 2026 »."""
    if series.target is None:
        return "Aucune cible chiffrée publiée."
    return f"Cible{NBSP}: {values.target(series.target, series.indicator)}"


def start(series: SeriesCard) -> str:
    """« Départ : 2 251 au 31 décembre 2022 », empty without a starting point."""
    target = series.target
    if target is None or target.baseline_value is None or target.baseline_date is None:
        return ""
    value = values.bare(target.baseline_value, series.indicator)
    return f"Départ{NBSP}: {value} {values.stock_date(target.baseline_date)}"


def link(series: SeriesCard) -> str:
    """Label of the link to the indicator's page."""
    return f"→ Détail{NBSP}: {series.indicator.short_label}"


def move(series: SeriesCard) -> str | None:
    """« MSP, France : de 2 758 à 2 981 (+223) entre … », None without two measures."""
    before, latest = series.previous, series.latest
    if before is None or latest is None or before.value is None or latest.value is None:
        return None
    indicator = series.indicator
    start, end = values.bare(before.value, indicator), values.bare(latest.value, indicator)
    course = (
        f"{STABLE} à {end}"
        if start == end
        else f"de {start} à {end} ({values.difference(latest.value - before.value, indicator)})"
    )
    return (
        f"{indicator.short_label}, {series.territory.name}{NBSP}: {course} entre "
        f"{month_year(before.date)} et {month_year(latest.date)}."
    )
