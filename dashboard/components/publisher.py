"""Who publishes the site: a line of the footer, a list on the page of methods."""

from dashboard.components.table import Html, definitions_html, link_html
from dashboard.components.text import html_text
from dashboard.publisher import Publisher
from dashboard.wording import publisher as words
from dashboard.wording.typography import NBSP


def footer_line(publisher: Publisher) -> str:
    """What is said of the publisher, and that nobody is named where nobody is."""
    said = [
        f"{html_text(f'{label}{NBSP}:')} {cell}"
        for label, cell in _cells(publisher)
        if label == words.NAME or cell != html_text(words.UNSAID)
    ]
    return f"<p>{' · '.join(said)}</p>"


def publisher_list(publisher: Publisher) -> str:
    """The name, the contact and the source code, each said to be missing where it is."""
    lead = f'<p class="cs-text">{html_text(words.lead(publisher))}</p>'
    return lead + definitions_html([(label, Html(cell)) for label, cell in _cells(publisher)])


def contact_list(publisher: Publisher) -> str:
    """Whom a reader writes to, said to be missing where nobody is named."""
    known = {words.NAME, words.CONTACT}
    return definitions_html(
        [(label, Html(cell)) for label, cell in _cells(publisher) if label in known]
    )


def _cells(publisher: Publisher) -> list[tuple[str, str]]:
    contact = publisher.contact or words.UNSAID
    code = publisher.code_url or words.UNSAID
    return [
        (words.NAME, html_text(publisher.name or words.UNSAID)),
        (words.CONTACT, link_html(contact, publisher.contact_url)),
        (words.CODE, link_html(code, publisher.code_url or None)),
    ]
