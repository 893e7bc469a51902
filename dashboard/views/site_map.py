"""Plan du site: every footer leads there."""

from dashboard.clock import today
from dashboard.components import frame, site_map
from dashboard.store import database
from dashboard.wording import site_map as words

frame.open_page(words.TITLE)
frame.show(
    frame.heading(words.TITLE, words.LEAD, database.updated_on(), []),
    site_map.page_links(),
    site_map.indicator_links(database.indicators().values()),
    site_map.territory_links(database.territories()),
    frame.footer(words.TITLE, [], today()),
)
