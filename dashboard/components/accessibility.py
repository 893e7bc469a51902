"""Parts of the accessibility statement, in the order that the RGAA imposes."""

from datetime import date

from dashboard.components.frame import bullets, paragraph, section
from dashboard.components.publisher import contact_list
from dashboard.components.table import Column, definitions_html, link_html, table_html
from dashboard.components.text import html_text
from dashboard.publisher import Publisher
from dashboard.wording import accessibility as words


def scope(publisher: Publisher) -> str:
    """Whom the law concerns, who publishes this copy, what the statement covers."""
    said = (words.DUTY, words.who(publisher), words.APPLIES)
    return section(words.SCOPE) + "".join(map(paragraph, said))


def state() -> str:
    """That the site is not compliant, and what was really tested."""
    return (
        f"{section(words.STATE)}{paragraph(words.NOT_COMPLIANT)}"
        f"{section(words.RESULTS)}{paragraph(words.NO_AUDIT)}{bullets(words.TESTED)}"
        f"{paragraph(words.UNTESTED_LEAD)}{bullets(words.UNTESTED)}"
    )


def contents() -> str:
    """What is not accessible, by three kinds."""
    columns = [Column(label=label) for label in words.FAULTS_COLUMNS]
    return (
        f"{section(words.CONTENTS)}{paragraph(words.CONTENTS_LEAD)}"
        f"{_part(words.FAULTS)}{paragraph(words.FAULTS_LEAD)}"
        f"{table_html(words.FAULTS_CAPTION, columns, words.faults())}"
        f"{_part(words.BURDEN)}{paragraph(words.NO_BURDEN)}"
        f"{_part(words.EXEMPT)}{paragraph(words.MAPS)}{paragraph(words.ALTERNATIVES)}"
    )


def establishment(updated: date) -> str:
    """When and how the statement was established."""
    items = (
        (words.TECHNOLOGIES, words.TECHNOLOGIES_LIST),
        (words.ENVIRONMENT, words.ENVIRONMENT_LIST),
        (words.TOOLS, words.TOOLS_LIST),
        (words.PAGES, words.pages()),
    )
    said = paragraph(words.established(updated))
    return section(words.ESTABLISHED) + said + definitions_html(items)


def recourse(publisher: Publisher) -> str:
    """Whom to tell, then whom to turn to without an answer."""
    links = "".join(
        f"<li>{link_html(label, url)}</li>" for label, url in words.DEFENDER_LINKS.items()
    )
    return (
        f"{section(words.FEEDBACK)}{paragraph(words.FEEDBACK_LEAD)}{contact_list(publisher)}"
        f"{section(words.RECOURSE)}{paragraph(words.RECOURSE_LEAD)}"
        f'<ul class="cs-bullets">{links}<li>{html_text(words.DEFENDER_POST)}</li></ul>'
    )


def site_link() -> str:
    """The way from the page of methods to the statement."""
    link = link_html(words.SITE_LINK, f"/{words.ADDRESS}")
    return f'{section(words.SITE_SECTION)}{paragraph(words.SITE_LEAD)}<p class="cs-text">{link}</p>'


def _part(title: str) -> str:
    return f"<h3>{html_text(title)}</h3>"
