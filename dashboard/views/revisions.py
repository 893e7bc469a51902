"""Chiffres et révisions: what editions changed to what was already published."""

import streamlit as st

from dashboard import store
from dashboard.clock import today
from dashboard.components import frame
from dashboard.components.pickers import indicator_picker, territory_picker
from dashboard.components.provenance import provenance
from dashboard.components.revisions import revision_table
from dashboard.selection import INDICATOR, TERRITORY, current_selection
from dashboard.wording import revisions as words

day = today()
parsed = current_selection(store.known(), INDICATOR, TERRITORY)
selection = parsed.selection
series = store.series(selection.indicator_id, selection.territory_id)
revisions = store.revisions(selection.indicator_id, selection.territory_id)

frame.notices(parsed.refused)
frame.heading(
    words.TITLE,
    words.LEAD,
    store.updated_on(),
    [series],
    series.indicator.short_label,
    series.territory.name,
)
left, right = st.columns(2)
with left:
    indicator_picker(selection, store.indicators())
with right:
    territory_picker(selection, store.territories())

frame.section(words.LOG)
frame.status(words.status(revisions, series))
if revisions:
    revision_table(revisions, series)
    frame.paragraph(words.NOTE)
provenance([series], store.sources(), store.updated_on())

frame.footer(words.TITLE, [series], day)
