"""Indicateur: one target over time, in one territory."""

from dashboard import store
from dashboard.clock import today
from dashboard.components import frame
from dashboard.components.chart import chart, chart_title, current_theme
from dashboard.components.pickers import series_pickers
from dashboard.components.provenance import provenance
from dashboard.components.series import data_table, definition, key_figures, targets_table
from dashboard.figures.trend import trend_figure
from dashboard.selection import INDICATOR, TERRITORY, current_selection
from dashboard.wording import indicator as words
from dashboard.wording import trend as chart_words

day, updated, sources = today(), store.updated_on(), store.sources()
parsed = current_selection(store.known(), INDICATOR, TERRITORY)
selection = parsed.selection
series = store.series(selection.indicator_id, selection.territory_id)
label = series.indicator.label

frame.open_page(label, series.territory.name)
frame.show(
    frame.notices(parsed.refused),
    frame.heading(label, words.lead(series, day), updated, [series]),
)
series_pickers(selection, store.indicators(), store.territories())
frame.show(
    frame.stale_banner(series, day),
    frame.section(words.COURSE),
    key_figures(series, day),
    chart_title(chart_words.title(series), chart_words.subtitle(series)),
)
if not series.is_empty:
    figure = trend_figure(series, current_theme())
    chart(figure, key="trend", alternative=chart_words.alternative(series))
frame.show(
    data_table(series),
    frame.paragraph(words.PATH_NOTE) if series.target else "",
    provenance((series,), sources, updated),
    frame.section(words.TARGETS),
    targets_table(series, day),
    frame.paragraph(words.TARGET_NOTE),
    frame.section(words.DEFINITION),
    definition(series, sources),
    frame.footer(words.cited(series), [series], day),
)
