"""Comparer: one indicator in two to twelve territories."""

from dashboard.clock import today
from dashboard.components import frame
from dashboard.components.compare import (
    comparison_table,
    peers_table,
    shortcut_links,
    sort_links,
)
from dashboard.components.context import context_sources
from dashboard.components.pickers import compared_picker, indicator_picker
from dashboard.components.pictures import Shown, picture
from dashboard.components.provenance import provenance
from dashboard.selection.shortcuts import base_of, shortcuts
from dashboard.selection.url import COMPARED, COMPARING, INDICATOR, current_selection
from dashboard.store import comparisons, database, standings
from dashboard.wording import compare as words
from dashboard.wording import peers as peer_words
from dashboard.wording.territory import CODES_NOTE
from pipelines.vocabulary import FRANCE

day, updated = today(), database.updated_on()
parsed = current_selection(database.known(), INDICATOR, COMPARED, *COMPARING)
selection, territories = parsed.selection, database.territories()
chosen = tuple(standings.aimed(selection.indicator_id, code) for code in selection.compared_ids)
national = standings.aimed(selection.indicator_id, FRANCE)
series = tuple(standing.series for standing in chosen)
indicator = national.series.indicator
base = base_of(selection, territories)
peers = comparisons.peers(base.territory_id) if base else ()
footer = frame.footer(words.TITLE, series or [national.series], day)

frame.open_page(words.TITLE, indicator.short_label)
frame.show(
    frame.notices(parsed.refused),
    frame.heading(words.TITLE, words.LEAD, updated, [national.series]),
)
indicator_picker(selection, database.indicators())
compared_picker(selection, territories.by_id)
frame.show(
    shortcut_links(shortcuts(base, peers, territories), selection),
    "" if base else frame.paragraph(words.NO_SHORTCUT),
)

if len(chosen) < 2:
    frame.show(frame.banner(words.ONE_MORE if chosen else words.NONE_CHOSEN), footer)
else:
    field, variables = comparisons.field(selection.indicator_id), comparisons.variables()
    shown = Shown(
        series=series,
        national=national.series,
        field=field,
        variables=variables,
        sources=database.sources(),
    )
    picture(shown, selection)
    rows = chosen if national in chosen else (*chosen, national)
    beside = tuple(variables[code] for code in peer_words.SHOWN if code in variables)
    frame.show(
        frame.section(words.TABLE),
        sort_links(selection),
        comparison_table(rows, field, selection.order, day),
        frame.paragraph(CODES_NOTE),
        frame.paragraph(words.RANK_NOTES[indicator.unit]),
        frame.paragraph(words.TREND_NOTE),
        frame.paragraph(words.NOISE_NOTE[indicator.unit]),
        provenance(shown.with_national, database.sources(), updated),
        frame.section(peer_words.TITLE),
        peers_table(base, peers, beside) if base and peers else frame.paragraph(peer_words.NONE),
        frame.paragraph(peer_words.scale(peers, comparisons.first_distance())) if peers else "",
        frame.paragraph(f"{peer_words.METHOD} {peer_words.EDITABLE}") if peers else "",
        context_sources(peer_words.SOURCES, database.sources()) if peers else "",
        footer,
    )
