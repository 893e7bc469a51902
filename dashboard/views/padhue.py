"""PADHUE: the path to full practice, and what nobody publishes about it."""

from dashboard import store
from dashboard.clock import today
from dashboard.components import frame
from dashboard.components.table import Column, table
from dashboard.wording import padhue as words

frame.heading(words.TITLE, words.LEAD, store.updated_on(), [])
frame.verdict(words.BADGE)

frame.section(words.PATH)
columns = [Column(label=label) for label in words.DURATION_COLUMNS]
table(words.DURATIONS_CAPTION, columns, words.DURATIONS)
frame.paragraph(words.TOTAL)

frame.section(words.LAW)
table(words.LAW_CAPTION, [Column(label=label) for label in words.LAW_COLUMNS], words.LAWS)

frame.section(words.UNKNOWN)
frame.bullets(words.UNKNOWNS)

frame.footer(words.TITLE, [], today())
