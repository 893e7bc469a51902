"""Synthèse: where the four targets stand today, what needs attention, and what changed."""

from dashboard.clock import today
from dashboard.components import attention, frame
from dashboard.components.card import OVERVIEW_PATH, cards, context_card, padhue_card, target_card
from dashboard.components.map import of_target, target_box
from dashboard.components.map_block import area_address, map_block
from dashboard.components.outlook import as_if_banner, elsewhere_banner
from dashboard.components.provenance import provenance
from dashboard.selection.url import INDICATOR, MAP_VIEW, OUTLOOK, current_selection
from dashboard.store import database, maps, standings
from dashboard.wording import attention as attention_words
from dashboard.wording import maps as map_words
from dashboard.wording import overview as words
from pipelines.vocabulary import FRANCE

updated, sources, indicators = database.updated_on(), database.sources(), database.indicators()
known = database.known()
parsed = current_selection(known, INDICATOR, MAP_VIEW, *OUTLOOK, unsaid=(INDICATOR,))
selection = parsed.selection
day, lens = selection.day or today(), selection.lens(today())
everything = [standings.aimed(code, FRANCE, lens, selection.statement_ids) for code in indicators]
targets = [one for one in everything if one.series.indicator.is_cnr_target]
context = [one for one in everything if not one.series.indicator.is_cnr_target]
series = [one.series for one in everything]
followed, beside = [one.series for one in targets], [one.series for one in context]
announced = [
    standings.aimed(one.indicator.indicator_id, FRANCE, lens, (level.statement_id,))
    for one in followed
    for level in one.levels
]

frame.open_page(words.TITLE)
frame.show(
    frame.notices(parsed.refused),
    frame.heading(words.TITLE, words.lead(targets, day), updated, followed),
    as_if_banner(selection, OVERVIEW_PATH, today()),
    *{elsewhere_banner(selection, one, known) for one in series},
    frame.section(words.TARGETS),
    cards(*(target_card(one, selection, day) for one in targets), padhue_card(day), in_pairs=True),
    frame.paragraph(words.BULLET_NOTE),
    frame.paragraph(words.SHARE_NOTE),
    provenance(tuple(followed), sources, updated),
    frame.section(map_words.TITLE_OVERVIEW),
)
aimed_at = [one.indicator for one in followed]
mapped = of_target(selection, aimed_at)
drawn = maps.drawn(mapped, today(), area_address(mapped))
under_map = map_block(drawn, mapped, sources, [target_box(mapped, aimed_at)])
frame.show(under_map)
frame.show(
    frame.section(attention_words.TITLE),
    attention.attention_list(
        [
            *attention.from_standings(announced, day),
            *attention.from_closings(standings.closings(lens), indicators),
            *attention.from_findings(standings.notables(lens), indicators, database.territories()),
        ]
    ),
    frame.section(words.CHANGES),
    frame.bullets([said for one in series if (said := words.move(one))] or [words.NO_CHANGE]),
    frame.section(words.CONTEXT),
    cards(*(context_card(one, day) for one in context)),
    provenance(tuple(beside), sources, updated),
    frame.section(words.BEFORE_CITING),
    frame.bullets(words.CAUTIONS),
    frame.footer(words.TITLE, series, today()),
)
