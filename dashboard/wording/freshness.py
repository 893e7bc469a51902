"""Words about how sources keep up: age, next edition, last refresh, rows left out."""

from collections.abc import Iterable
from datetime import date

from dashboard.cards.freshness import FreshnessCard
from dashboard.cards.quality import SourceCard, UnreadCard
from dashboard.wording.dates import ago, long_date, month_year, short_date
from dashboard.wording.numbers import count_of
from dashboard.wording.typography import NBSP
from pipelines.contract.refreshing import FailureKind
from pipelines.vocabulary import ExpectedBy

COLUMNS = (
    "Jeu",
    "Producteur",
    "Dernière édition",
    "Âge",
    "Prochaine édition attendue",
    "Dernier rafraîchissement",
    "Éditions",
    "Lu le",
    "Lignes écartées",
    "Licence",
)
UNREAD_COLUMNS = ("Jeu", "Producteur", "Dernière édition", "Licence")
UNREAD_CAPTION = "Sources que le projet sait lire, et dont aucune édition n’a été lue ici"
NEVER_READ = "jamais lue"
NOTES = (
    "La prochaine édition attendue vient de l’écart médian entre les éditions déjà parues, quand "
    "il y en a au moins quatre, ou de la fréquence annoncée par le producteur. Un millésime est "
    f"l’année décrite{NBSP}: son jour de parution n’est pas connu.",
    f"Le dernier rafraîchissement est celui de la collecte automatique{NBSP}: un échec laisse "
    "en ligne la dernière édition lue. Les lignes écartées enfreignent les règles du fichier de "
    f"leur producteur{NBSP}: elles ne sont dans aucun chiffre, et au-delà d’une part déclarée pour "
    "chaque source, toute l’édition est refusée.",
)
FAILURES = {
    FailureKind.DOWNLOAD: "téléchargement impossible",
    FailureKind.FILE: "fichier refusé",
    FailureKind.CHECKS: "refusé par les contrôles",
    FailureKind.PUBLICATION: "publication impossible",
    FailureKind.UNEXPECTED: "erreur imprévue",
}


def summary(fresh: Iterable[FreshnessCard]) -> str:
    """When sources were last refreshed, and how many fail now."""
    cards = list(fresh)
    days = [card.attempted_on for card in cards if card.attempted_on is not None]
    if not days:
        return "Aucune collecte automatique n’est enregistrée sur ce serveur."
    failing = sum(card.failure is not None for card in cards)
    day = f"Dernière collecte automatique{NBSP}: {long_date(max(days))}"
    if not failing:
        return f"{day}. Aucune source n’est en échec."
    return f"{day}. {count_of(failing, 'source est', 'sources sont')} en échec."


def show_sources(count: int, unread_count: int) -> str:
    """Label of the folded tables."""
    label = f"Voir les {count} sources, leur fraîcheur et leur licence"
    if not unread_count:
        return label
    return f"{label}, et {count_of(unread_count, 'source jamais lue', 'sources jamais lues')}"


def unread_row(source: UnreadCard) -> tuple[str, ...]:
    """Cells of a source never read, after its title."""
    return (source.producer, NEVER_READ, source.licence)


def row(source: SourceCard, fresh: FreshnessCard, today: date) -> tuple[str, ...]:
    """Cells of one source, after its title."""
    return (
        source.producer,
        long_date(source.newest_edition),
        ago(source.newest_edition, today),
        expected(fresh, today),
        refreshed(fresh),
        count_of(source.editions_count, "édition", "éditions"),
        short_date(source.retrieved_on),
        rejected(fresh.rejected_count),
        source.licence,
    )


def expected(fresh: FreshnessCard, today: date) -> str:
    """« mars 2026 », and whether that month is over; « inconnue » where nothing says it."""
    day = fresh.expected_on
    if day is None:
        return "inconnue"
    if fresh.expected_by is ExpectedBy.VINTAGE:
        return f"millésime {day.year}"
    is_over = (day.year, day.month) < (today.year, today.month)
    return f"{month_year(day)}, dépassée" if is_over else month_year(day)


def refreshed(fresh: FreshnessCard) -> str:
    """The day of the last refresh and, where it failed, why and when the last success was."""
    if fresh.attempted_on is None:
        return "aucun enregistré"
    day = short_date(fresh.attempted_on)
    if fresh.failure is None:
        return day
    success = fresh.succeeded_on
    before = "aucune réussite" if success is None else f"dernière réussite le {short_date(success)}"
    return f"échec le {day} ({FAILURES[fresh.failure]}), {before}"


def rejected(count: int) -> str:
    """How many rows were left out."""
    return count_of(count, "ligne", "lignes") if count else "aucune"
