"""Words inside the files of page PADHUE."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from dashboard.cards.padhue import Citation, FigureCard, PadhueCard
from dashboard.wording import padhue as page_words
from dashboard.wording import padhue_figures as figures
from dashboard.wording import padhue_session as page_session
from dashboard.wording.dates import long_date
from dashboard.wording.typography import NBSP

METHOD = (
    "Chiffres relevés un par un, chacun avec sa source ; quand deux sources se contredisent, les "
    "deux restent ; ce qui n’a pas été trouvé reste vide"
)
MARKS = "Les marques creuses sont des valeurs dérivées ou calculées"
SPECIALTIES_METHOD = (
    "Postes relevés spécialité par spécialité ; « non détaillé » est le total moins ce détail"
)
CAPACITY, PEOPLE, UNKNOWN, BESIDE = "capacité", "personnes", "inconnu", "à côté"
EXIT, DETAIL, TOTAL, NOT_DETAILED = "sortie", "détail", "total", "non détaillé"
LEGEND, CAUTION, SOURCE = "Légende", "Attention", "Source"
NO_SOURCE = "aucune, personne ne publie ce nombre"


def session_title(session: int) -> str:
    """« PADHUE, session 2024 : postes et personnes, par étape »."""
    return f"PADHUE, session {session}{NBSP}: postes et personnes, par étape"


def session_subtitle(session: int) -> str:
    """Measure, place, session."""
    return f"Nombres de postes et de personnes, France, session {session}"


def specialties_title(session: int) -> str:
    """« PADHUE, session 2024 : postes ouverts par spécialité »."""
    return f"PADHUE, session {session}{NBSP}: postes ouverts par spécialité"


def specialties_subtitle(session: int) -> str:
    """Measure, place, session."""
    return f"Nombres de postes, France, session {session}"


def specialties_reading(detailed: Sequence[str]) -> str:
    """How many specialties are known."""
    if len(detailed) == 1:
        return f"une seule spécialité est connue ({detailed[0]})"
    return f"{len(detailed)} spécialités sont connues"


def sessions_scope(card: PadhueCard) -> str:
    """« France, sessions 2008 à 2026 »."""
    return f"France, sessions {card.sessions[-1]} à {card.sessions[0]}"


def session_scope(session: int) -> str:
    """« France, session 2024 »."""
    return f"France, session {session}"


def series_reading(card: PadhueCard) -> str:
    """The finding, then what a gap is."""
    return f"{page_words.series_title(card)}. {page_words.SERIES_NOTE}"


def caution(card: PadhueCard, session: int) -> str:
    """What not to read in a session: sums, comparisons, doctors on the roll."""
    if session < page_session.FIRST_WITH_THESE_DURATIONS:
        return page_session.FLOW_NOTE
    low, high = page_words.years_to_the_roll(card)
    return (
        f"{page_session.FLOW_NOTE} Les lauréats de la session {session} ne sont pas des médecins "
        f"inscrits en {session + 1}{NBSP}: au vu des durées publiées de chaque étape, "
        f"l’inscription à l’Ordre ne vient guère avant {session + low} ou {session + high}."
    )


def about(scope: str, found: Sequence[FigureCard], updated: date) -> tuple[tuple[str, str], ...]:
    """Champ, source, dates, as under every picture: who is quoted, and from when to when."""
    publishers = dict.fromkeys(publisher(one) for figure in found for one in figure.citations)
    return (
        ("Champ", scope),
        (SOURCE, " ; ".join(publishers) or NO_SOURCE),
        ("Données au", _days(found)),
        ("Extraites le", long_date(updated)),
    )


def origins(found: Iterable[FigureCard]) -> list[tuple[str, str]]:
    """Each source once, with its title, its date and its address."""
    quoted = dict.fromkeys(one for figure in found for one in figure.citations)
    return [(SOURCE, _quoted(one)) for one in quoted]


def publisher(source: Citation) -> str:
    """Who publishes; the transcription's own sums say so."""
    return figures.citation(source).removesuffix(f", {figures.day(source.date)}")


def _quoted(source: Citation) -> str:
    address = f" {source.url}" if source.url else ""
    return f"{figures.citation(source)}, «{NBSP}{source.title}{NBSP}».{address}"


def _days(found: Iterable[FigureCard]) -> str:
    """The oldest and the newest source, among those that have a date."""
    texts = {one.date for figure in found for one in figure.citations}
    dated = sorted(text for text in texts if re.fullmatch(r"\d{4}(-\d{2}){0,2}", text))
    if not dated:
        return "sources sans date"
    if len(dated) == 1:
        return f"source datée{NBSP}: {figures.day(dated[0])}"
    first, last = figures.day(dated[0]), figures.day(dated[-1])
    return f"source la plus ancienne{NBSP}: {first} ; la plus récente{NBSP}: {last}"
