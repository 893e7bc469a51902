"""CNR Santé: numbered commitments beside what is measured."""

from dashboard import store
from dashboard.clock import today
from dashboard.components import frame
from dashboard.components.cnr import commitments
from dashboard.components.provenance import provenance
from dashboard.wording import cnr as words
from pipelines.vocabulary import FRANCE

day = today()
national = {code: store.series(code, FRANCE) for code in store.indicators()}
followed = [series for series in national.values() if series.indicator.is_cnr_target]
statements = [(target, national[code]) for code, target in store.announcements()]

frame.open_page(words.TITLE)
frame.show(
    frame.heading(words.TITLE, words.LEAD, store.updated_on(), followed),
    frame.section(words.COMMITMENTS),
    commitments(statements, day),
    frame.bullets(words.NOTES),
    provenance(tuple(followed), store.sources(), store.updated_on()),
    frame.section(words.PROCESS),
    frame.bullets(words.PROCESS_STEPS),
    frame.paragraph(words.PARTICIPANTS),
    frame.footer(words.TITLE, followed, day),
)
