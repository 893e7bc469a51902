"""Parts of page PADHUE that do not depend on a session: path, series, places, stock, texts."""

from collections.abc import Sequence
from functools import lru_cache

from dashboard.cards.padhue import ALL_SPECIALTIES, Known, PadhueCard, TextCard
from dashboard.components.files import sessions_files
from dashboard.components.fold import Fold, fold
from dashboard.components.frame import paragraph, section, show
from dashboard.components.padhue_figures import figures_table, known_cells, told
from dashboard.components.table import (
    Cell,
    Column,
    link_html,
    table_html,
)
from dashboard.components.text import html_text
from dashboard.figures.padhue import LEGEND
from dashboard.wording import padhue as words
from dashboard.wording import padhue_figures as figures
from dashboard.wording.numbers import NOT_AVAILABLE, explain
from pipelines.vocabulary import FRANCE

RATIO, SHARES = "candidats_par_poste", ("taux_pourvoi", "taux_pourvoi_specialite")
KINDS = (RATIO, SHARES[0])
ON_THE_ROLL = "effectif_anciens_padhue_inscrits_ordre"


def durations_table(card: PadhueCard) -> str:
    """Steps of the path, in order, and how long each takes."""
    columns = [Column(label=label) for label in words.DURATION_COLUMNS]
    rows = [
        (one.step, f"{one.duration}. {one.note}" if one.note else one.duration, one.source_title)
        for one in card.durations
    ]
    return table_html(words.DURATIONS_CAPTION, columns, rows)


def legend() -> str:
    """What each mark of the chart stands for: it wraps where Plotly's own would fill a phone."""
    items = "".join(
        f'<li><span aria-hidden="true" class="{"cs-main" if is_main else ""}">{glyph}</span> '
        f"{html_text(name)}</li>"
        for glyph, name, is_main in LEGEND
    )
    return f'<ul class="cs-legend">{items}</ul>'


def series_block(card: PadhueCard) -> None:
    """The table under the chart of sessions, ratios of the same numbers and files, folded."""
    fold(
        Fold.SESSIONS,
        words.SHOW_SERIES,
        lambda: show(
            series_table(card),
            sessions_files(),
            ratios_table(card),
            paragraph(words.RATIO_NOTE),
        ),
    )


@lru_cache(maxsize=4)
def series_table(card: PadhueCard) -> str:
    """Every national number of posts, candidates and laureates, newest session first."""
    rows = [
        (
            str(known.subject.session),
            told(figures.counted(known.subject), known),
            figures.said_with_origin(known),
        )
        for known in card.of_sessions
    ]
    return figures_table(words.SERIES_CAPTION, words.SERIES_COLUMNS, rows)


@lru_cache(maxsize=4)
def ratios_table(card: PadhueCard) -> str:
    """Candidates per post and share of posts filled, by session and field."""
    found: dict[tuple[int, str], dict[str, Known]] = {}
    for known in card.select(RATIO, *SHARES, territory=FRANCE):
        kind = RATIO if known.subject.measure == RATIO else SHARES[0]
        key = (known.subject.session or 0, figures.field(known.subject))
        found.setdefault(key, {})[kind] = known
    newest = sorted(found.items(), key=lambda item: (-item[0][0], _is_of_a_specialty(item[1])))
    rows: list[tuple[Cell, ...]] = [
        (
            told(f"{year}, {field}", *both.values()),
            *(figures.said(both[kind]) if kind in both else NOT_AVAILABLE.mark for kind in KINDS),
        )
        for (year, field), both in newest
    ]
    codes = f'<p class="cs-source">{html_text(explain([NOT_AVAILABLE]))}</p>'
    return figures_table(words.RATIOS_CAPTION, words.RATIO_COLUMNS, rows, numbers=2) + codes


def territories_block(card: PadhueCard) -> None:
    """Posts and candidates of territories, régions of old, and shares of more people: folded."""
    fold(Fold.TERRITORIES, words.SHOW_TERRITORIES, lambda: show(territories_tables(card)))


@lru_cache(maxsize=4)
def territories_tables(card: PadhueCard) -> str:
    """Counts of today's territories, counts of régions as they were, shares: three tables."""
    local = sorted(
        (known for known in card.known if known.subject.territory_id != FRANCE), key=_by_place
    )
    counts = [known for known in local if known.subject.unit != "%"]
    shares = [known for known in local if known.subject.unit == "%"]
    former = [known for known in counts if known.subject.territory_id.startswith("REG2015-")]
    today = [known for known in counts if known not in former]
    return (
        _places(words.TERRITORIES_CAPTION, today)
        + _places(words.FORMER_CAPTION, former)
        + _places(words.SHARES_CAPTION, shares)
    )


def regions_with_posts(card: PadhueCard, session: int) -> int:
    """How many régions have posts for a session."""
    found = card.select("postes_ouverts", session=session)
    return sum(known.subject.territory_id.startswith("REG-") for known in found)


def stock_block(card: PadhueCard) -> None:
    """The roll at each known day, then everything else that was ever counted, folded."""
    show(section(words.STOCK), stock(card))
    fold(Fold.COUNTS, words.SHOW_OTHERS, lambda: show(_other_counts(card)))


@lru_cache(maxsize=4)
def stock(card: PadhueCard) -> str:
    """The roll at each known day, as a table."""
    found = sorted(
        card.select(ON_THE_ROLL, territory=FRANCE), key=lambda known: known.subject.period
    )
    if not found:
        return ""
    sentence = words.stock_sentence(found[0], found[-1]) if len(found) > 1 else ""
    return (
        f'<p class="cs-text">{html_text(sentence)}</p>'
        + figures_table(words.STOCK_CAPTION, words.OTHER_COLUMNS, list(map(_dated_row, found)))
        + f'<p class="cs-text">{html_text(words.STOCK_NOTE)}</p>'
    )


def timeline(texts: Sequence[TextCard]) -> str:
    """Legal texts, oldest first."""
    items = "".join(
        f"<li><p><time datetime={text.date.isoformat()!r}>{html_text(words.law_day(text))}</time> "
        f"<strong>{html_text(text.title)}</strong></p><p>{html_text(text.effect)}</p></li>"
        for text in texts
    )
    source = html_text(words.law_source(texts))
    return f'<ol class="cs-timeline">{items}</ol><p class="cs-source">{source}</p>'


def transitions_block(card: PadhueCard) -> None:
    """Every step of the path, folded."""
    label = words.transitions_summary(card.transitions)
    fold(Fold.TRANSITIONS, label, lambda: show(transitions_table(card)))


@lru_cache(maxsize=4)
def transitions_table(card: PadhueCard) -> str:
    """Every step of the path, with its count when there is one."""
    start, end, count, duration, law = words.TRANSITION_COLUMNS
    columns = (
        Column(label=start),
        Column(label=end),
        Column(label=count),
        Column(label=duration, wide_only=True),
        Column(label=law, wide_only=True),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            words.start_of(one),
            one.to_label,
            words.transition_count(one),
            words.transition_duration(one),
            one.legal_basis or NOT_AVAILABLE.mark,
        )
        for one in card.transitions
    ]
    return table_html(words.TRANSITIONS_CAPTION, columns, rows)


def download(card: PadhueCard) -> str:
    """The files of figures and of steps."""
    figures_file = link_html(words.download(card), "/donnees/tables/evc_figures.csv?tableur=1")
    computed = link_html(words.DOWNLOAD_COMPUTED, "/donnees/tables/evc_computed.csv?tableur=1")
    return f'<p class="cs-files">{figures_file} · {computed}</p>'


@lru_cache(maxsize=4)
def _other_counts(card: PadhueCard) -> str:
    others = [
        Known((figure,))
        for figure in card.figures
        if figure.session is None
        and figure.territory_id == FRANCE
        and figure.measure != ON_THE_ROLL
    ]
    rows = list(map(_dated_row, others))
    return figures_table(words.OTHERS_CAPTION, words.OTHER_COLUMNS, rows)


def _is_of_a_specialty(both: dict[str, Known]) -> bool:
    return any(known.subject.specialty != ALL_SPECIALTIES for known in both.values())


def _by_place(known: Known) -> tuple[int, str, str, int]:
    """Régions, then départements, then régions as they were; each in the order of its sessions."""
    subject = known.subject
    levels = [subject.territory_id.startswith(prefix) for prefix in ("REG-", "DEP-", "REG2015-")]
    order = list(figures.MEASURES).index(subject.measure)
    return levels.index(True), subject.territory_name, subject.period, order


def _places(caption: str, found: Sequence[Known]) -> str:
    rows = [
        (
            told(words.placed(known.subject), known, with_remarks=True),
            figures.said_with_origin(known),
        )
        for known in found
    ]
    return figures_table(caption, words.TERRITORY_COLUMNS, rows)


def _dated_row(known: Known) -> tuple[Cell, ...]:
    counted, amount = known_cells(known)
    return figures.when(known.subject.period), counted, amount
