"""Words of the page Indicateur."""

from datetime import date

from dashboard.cards.progress import ProgressCard
from dashboard.cards.series import Point, SeriesCard, TargetCard
from dashboard.wording import values
from dashboard.wording.dates import long_date, short_date
from dashboard.wording.numbers import NOT_AVAILABLE, STABLE
from dashboard.wording.pace import amount_of_stock, gap_to_path
from dashboard.wording.typography import NBSP
from pipelines.vocabulary import ValueStatus

COURSE = "Évolution et cible"
TARGETS = "Cibles en présence"
DEFINITION = "Source et définition"
ANNOUNCED = ("Cible", "Échéance", "Annoncée par", "Date", "État", "Source")
DATA = ("Date", "Valeur", "Statut", "Édition", "Source")
NO_DATA_TABLE = "Aucune valeur à montrer en tableau pour ce territoire."
NO_TARGET_TABLE = "Aucune cible chiffrée n’a été publiée pour ce territoire."
TARGET_NOTE = (
    "Les annonces nationales ne valent que pour la France ; les cibles des régions et des "
    "départements sont celles du Baromètre."
)
PATH_NOTE = (
    "La trajectoire linéaire relie le point de départ à la cible : elle sert de repère, ce n’est "
    "pas une prévision."
)
SOURCE_NAMES = {"barometre": "Baromètre", "etalab": "Baromètre, 2023", "calcul": "Calcul"}


def lead(series: SeriesCard, today: date) -> str:
    """The figure in a sentence."""
    latest, where = series.latest, series.territory.name_in
    if latest is None or latest.value is None:
        return f"Aucune donnée publiée {where} pour cet indicateur."
    said = values.with_unit(latest.value, series.indicator)
    return f"{values.capital(where)}, {said} {values.dated(series, today)}."


def cited(series: SeriesCard) -> str:
    """What the citation of the page names: the indicator and the territory."""
    return f"{series.indicator.label}, {series.territory.name}"


def key_figures(
    series: SeriesCard, today: date, progress: ProgressCard | None
) -> list[tuple[str, str]]:
    """Terms and values beside the chart."""
    indicator, target, latest = series.indicator, series.target, series.latest
    figures = []
    if target is not None and target.baseline_value is not None and target.baseline_date:
        start = values.bare(target.baseline_value, indicator)
        figures.append(("Départ", f"{start} au {short_date(target.baseline_date)}"))
    if latest is not None and latest.value is not None:
        figures.append(
            ("Valeur", f"{values.bare(latest.value, indicator)} au {short_date(latest.date)}")
        )
    if target is not None and target.deadline is not None:
        goal = values.bare(target.target_value, indicator)
        figures.append(("Cible", f"{goal} au {short_date(target.deadline)}"))
        figures.append(("Échéance", values.capital(values.time_left(target, today))))
        if latest is not None and latest.value is not None:
            gap = target.target_value - latest.value
            said = values.difference(gap, indicator)
            left = said.lstrip("+") if gap > 0 and said != STABLE else "rien"
            figures.append(("Reste à faire", left))
    figures.append(("Part du chemin", values.share_of_way(series)))
    if progress is not None and not progress.is_over(today) and progress.expected_value is not None:
        expected = amount_of_stock(progress.expected_value, indicator)
        figures.append(("Attendu à la date de la valeur", expected))
        figures.append(("Écart à la trajectoire", gap_to_path(progress, indicator)))
    return figures


def announced(target: TargetCard) -> str:
    """When a target was said: its day, or the edition that prints it."""
    if target.announced_on is not None:
        return short_date(target.announced_on)
    if target.deadline_text is None:
        return f"édition du {short_date(target.edition)}"
    return "sans date"


def deadline(target: TargetCard, today: date) -> str:
    """The deadline, the words used for it, and whether it has passed."""
    if target.deadline is None:
        return "sans échéance"
    said = f" («{NBSP}{target.deadline_text}{NBSP}»)" if target.deadline_text else ""
    passed = " – passée" if target.deadline < today else ""
    return f"{short_date(target.deadline)}{said}{passed}"


def targets_caption(series: SeriesCard) -> str:
    """Caption of the table of targets."""
    return f"Cibles énoncées{NBSP}: {series.indicator.short_label}, {series.territory.name}"


def data_caption(series: SeriesCard) -> str:
    """Caption of the table of values."""
    return (
        f"{series.indicator.label}, {series.territory.name}, valeurs connues à ce jour, de la plus "
        "récente à la plus ancienne"
    )


def data_row(point: Point, series: SeriesCard) -> tuple[str, ...]:
    """One value with its status, edition and source."""
    return (
        long_date(point.date),
        values.bare(point.value, series.indicator),
        values.capital(values.STATUS[point.value_status]),
        short_date(point.edition),
        SOURCE_NAMES.get(point.source_id, point.source_id),
    )


def status_notes(series: SeriesCard) -> list[str]:
    """The meaning of each status and code that the table uses."""
    used = {point.value_status for point in series.points}
    notes = [
        f"{values.capital(values.STATUS[status])}{NBSP}: {values.STATUS_MEANING[status]}"
        for status in ValueStatus
        if status in used
    ]
    return [*notes, NOT_AVAILABLE.sentence] if ValueStatus.NOT_PUBLISHED in used else notes
