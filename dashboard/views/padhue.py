"""PADHUE: the path to full practice, and what nobody publishes about it."""

from dashboard import store
from dashboard.clock import today
from dashboard.components import frame
from dashboard.components.table import Column, table_html
from dashboard.wording import padhue as words

durations = [Column(label=label) for label in words.DURATION_COLUMNS]
laws = [Column(label=label) for label in words.LAW_COLUMNS]

frame.open_page(words.TITLE)
frame.show(
    frame.heading(words.TITLE, words.LEAD, store.updated_on(), []),
    frame.verdict(words.BADGE),
    frame.section(words.PATH),
    table_html(words.DURATIONS_CAPTION, durations, words.DURATIONS),
    frame.paragraph(words.TOTAL),
    frame.section(words.LAW),
    table_html(words.LAW_CAPTION, laws, words.LAWS),
    frame.section(words.UNKNOWN),
    frame.bullets(words.UNKNOWNS),
    frame.footer(words.TITLE, [], today()),
)
