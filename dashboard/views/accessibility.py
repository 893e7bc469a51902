"""Déclaration d’accessibilité: every footer leads there."""

from dashboard.clock import today
from dashboard.components import accessibility, frame
from dashboard.publisher import publisher
from dashboard.store import database
from dashboard.wording import accessibility as words

updated = database.updated_on()

frame.open_page(words.TITLE)
frame.show(
    frame.heading(words.TITLE, words.LEAD, updated, []),
    accessibility.scope(publisher()),
    accessibility.state(),
    accessibility.contents(),
    accessibility.establishment(updated),
    accessibility.recourse(publisher()),
    frame.footer(words.TITLE, [], today()),
)
