"""Chiffres et révisions: what editions changed to what was already published."""

from dashboard import store
from dashboard.clock import today
from dashboard.components import frame
from dashboard.components.pickers import series_pickers
from dashboard.components.provenance import provenance
from dashboard.components.revisions import revision_table
from dashboard.selection import INDICATOR, TERRITORY, current_selection
from dashboard.wording import revisions as words

updated = store.updated_on()
parsed = current_selection(store.known(), INDICATOR, TERRITORY)
selection = parsed.selection
series = store.series(selection.indicator_id, selection.territory_id)
revisions = store.revisions(selection.indicator_id, selection.territory_id)

frame.open_page(words.TITLE, series.indicator.short_label, series.territory.name)
frame.show(
    frame.notices(parsed.refused),
    frame.heading(words.TITLE, words.LEAD, updated, [series]),
)
series_pickers(selection, store.indicators(), store.territories())
frame.show(
    frame.section(words.LOG),
    frame.status(words.status(revisions, series)),
    revision_table(revisions, series) if revisions else "",
    frame.paragraph(words.NOTE) if revisions else "",
    provenance((series,), store.sources(), updated),
    frame.footer(words.TITLE, [series], today()),
)
