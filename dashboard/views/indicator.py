"""Indicateur: one target over time, in one territory."""

import streamlit as st

from dashboard import store
from dashboard.clock import today
from dashboard.components import frame
from dashboard.components.chart import chart, current_theme
from dashboard.components.pickers import indicator_picker, territory_picker
from dashboard.components.provenance import provenance
from dashboard.components.series import data_table, definition, key_figures, targets_table
from dashboard.figures.trend import trend_figure
from dashboard.selection import INDICATOR, TERRITORY, current_selection
from dashboard.wording import indicator as words
from dashboard.wording import trend as chart_words

day = today()
parsed = current_selection(store.known(), INDICATOR, TERRITORY)
selection = parsed.selection
series = store.series(selection.indicator_id, selection.territory_id)

frame.notices(parsed.refused)
frame.heading(
    series.indicator.label,
    words.lead(series, day),
    store.updated_on(),
    [series],
    series.territory.name,
)
left, right = st.columns(2)
with left:
    indicator_picker(selection, store.indicators())
with right:
    territory_picker(selection, store.territories())
frame.stale_banner(series, day)

frame.section(words.COURSE)
picture, figures = st.columns([3, 1])
with picture:
    if not series.is_empty:
        chart(
            trend_figure(series, current_theme()),
            key="trend",
            title=chart_words.title(series),
            subtitle=chart_words.subtitle(series),
            alternative=chart_words.alternative(series),
        )
    data_table(series)
    if series.target:
        frame.paragraph(words.PATH_NOTE)
    provenance([series], store.sources(), store.updated_on())
with figures:
    key_figures(series, day)

frame.section(words.TARGETS)
targets_table(series, day)
frame.paragraph(words.TARGET_NOTE)

frame.section(words.DEFINITION)
definition(series, store.sources())

frame.footer(words.cited(series), [series], day)
