"""Méthode et données: definitions, sources, checks, files."""

from dashboard.clock import today
from dashboard.components import accessibility, frame, map_method, method
from dashboard.components.comparison_method import comparisons
from dashboard.components.publisher import publisher_list
from dashboard.components.table import definitions_html
from dashboard.publisher import publisher
from dashboard.store import database, freshness, standings
from dashboard.wording import downloads as download_words
from dashboard.wording import glossary
from dashboard.wording import measures as measure_words
from dashboard.wording import method as words
from dashboard.wording import publisher as publisher_words
from pipelines.vocabulary import FRANCE

day = today()
indicators = database.indicators()
labels = {code: card.short_label for code, card in indicators.items()}
tested = [card for code in indicators for card in standings.backtests(code)]
national = [database.series(code, FRANCE) for code in indicators]

frame.open_page(words.TITLE)
frame.show(
    frame.heading(words.TITLE, words.LEAD, database.updated_on(), national),
    frame.section(words.READING),
    method.reading(),
    frame.section(measure_words.TITLE),
    method.verdicts(),
    method.back_tests(tested, indicators),
)
map_method.maps_block(indicators.values())
comparisons()
frame.show(
    frame.section(words.INDICATORS),
    method.indicators(indicators),
    frame.section(words.SOURCES),
)
method.sources_block(database.sources(), database.unread_sources(), freshness.freshness(), day)
frame.show(
    frame.section(words.QUALITY),
    frame.paragraph(words.QUALITY_NOTE),
)
method.findings_block(database.findings(), labels)
frame.show(
    frame.section(words.LIMITS),
    frame.bullets(words.LIMITATIONS),
    frame.section(words.FILES),
    frame.paragraph(download_words.EXCEL_NOTE),
)
method.files_block(database.table_sizes())
frame.show(
    frame.section(publisher_words.TITLE),
    publisher_list(publisher()),
    frame.section(words.REUSE),
    frame.bullets(words.REUSE_NOTES),
    frame.section(words.GLOSSARY),
    definitions_html(glossary.TERMS),
    accessibility.site_link(),
    frame.footer(words.TITLE, national, day),
)
