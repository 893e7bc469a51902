"""Who publishes this copy of the site: named by whoever deploys it, read once at start.

In: the environment variables `CAP_SANTE_EDITEUR`, `CAP_SANTE_CONTACT` and `CAP_SANTE_CODE`. Out:
a name, a contact (an e-mail address, a web address or words) and the address of the source code;
each is empty while it is not said, and nothing stands in its place.
"""

import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

NAME, CONTACT, CODE = "CAP_SANTE_EDITEUR", "CAP_SANTE_CONTACT", "CAP_SANTE_CODE"
_WEB = ("https://", "http://")

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """What the one who deploys the site says of himself; empty texts where nothing is said."""

    name: str = ""
    contact: str = ""
    code_url: str = ""

    @property
    def contact_url(self) -> str | None:
        """Where the contact leads: a message, a page, or nowhere for plain words."""
        if self.contact.startswith(_WEB):
            return self.contact
        is_mail = "@" in self.contact and " " not in self.contact
        return f"mailto:{self.contact}" if is_mail else None


@cache
def publisher() -> Publisher:
    """The publisher of this process."""
    return parse(os.environ)


def parse(environment: Mapping[str, str]) -> Publisher:
    """The publisher that an environment names. A code address that is not one is left out."""
    name, contact, code = (environment.get(key, "").strip() for key in (NAME, CONTACT, CODE))
    if code and not code.startswith(_WEB):
        logger.warning("%s is not a web address, it is not shown: %s", CODE, code)
        code = ""
    return Publisher(name=name, contact=contact, code_url=code)
