"""Indicateur: one target over time, in one territory."""

from dashboard.clock import today
from dashboard.components import frame, progress
from dashboard.components.card import address
from dashboard.components.chart import chart_title
from dashboard.components.cnam import cnam_section, cnam_values
from dashboard.components.distance import distance_block
from dashboard.components.finess import finess_counts, finess_section
from dashboard.components.inequality import inequality_block, inequality_words
from dashboard.components.map import layer_boxes
from dashboard.components.map_block import area_address, map_block
from dashboard.components.outlook import as_if_banner, elsewhere_banner, outlook_pickers
from dashboard.components.pickers import series_pickers
from dashboard.components.provenance import provenance
from dashboard.components.series import course, data_files, definition, key_figures, targets
from dashboard.components.sharing import theoretical_parts
from dashboard.selection.url import INDICATOR, MAP, OUTLOOK, TERRITORY, current_selection, to_params
from dashboard.store import cnam, comparisons, database, distance, finess, maps, standings
from dashboard.wording import indicator as words
from dashboard.wording import maps as map_words
from dashboard.wording import trend as chart_words
from pipelines.vocabulary import FRANCE

updated, sources = database.updated_on(), database.sources()
parsed = current_selection(database.known(), INDICATOR, TERRITORY, *MAP, *OUTLOOK)
selection = parsed.selection
day, lens = selection.day or today(), selection.lens(today())
code, place = selection.indicator_id, selection.territory_id
standing = standings.aimed(code, place, lens, selection.statement_ids)
series, card = standing.series, standing.progress
national = standings.aimed(code, FRANCE, lens).series
unequal = comparisons.inequality(code, lens.known_on)
counted = finess.beside(series, lens.known_on)
yearly = cnam.beside(series, lens.known_on)
label = series.indicator.label

frame.open_page(label, series.territory.name)
frame.show(
    frame.notices(parsed.refused),
    frame.heading(label, words.lead(series, day), updated, [series]),
)
series_pickers(selection, database.indicators(), database.territories())
outlook_pickers(selection, series, database.editions(), today())
frame.show(
    as_if_banner(selection, address(series), today()),
    elsewhere_banner(selection, series, database.known()),
    progress.verdict_block(card, series, day),
    frame.stale_banner(series, day),
    frame.section(words.COURSE),
    key_figures(series, day, card),
    chart_title(chart_words.title(series), chart_words.subtitle(series)),
)
course(series, card, day)
frame.show(
    data_files(series, to_params(selection, OUTLOOK)),
    frame.paragraph(words.PATH_NOTE) if series.target else "",
    provenance((series,), sources, updated),
    *progress.assessment(standing, day),
    progress.back_test_block(standing, standings.backtests(code, lens)),
    frame.section(map_words.TITLE_INDICATOR),
)
drawn = maps.drawn(selection, today(), area_address(selection))
under_map = map_block(drawn, selection, sources, layer_boxes(selection, series.indicator))
frame.show(under_map, inequality_words(unequal))
inequality_block(unequal, sources, selection)
frame.show(
    targets(series, day),
    *theoretical_parts(series, national, standings.parts(place), sources),
    finess_section(counted, sources),
    cnam_section(yearly, sources),
)
finess_counts(counted)
cnam_values(yearly)
distance_block(distance.beside(series, lens.known_on), sources)
frame.show(
    frame.section(words.DEFINITION),
    definition(series, sources),
    frame.footer(words.cited(series), [series], today()),
)
