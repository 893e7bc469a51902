"""Streamlit's scripts and styles as we serve them: in French, compressed once, held in memory.

In: Streamlit's static folder and the declared replacements. Out: assets ready to be sent.
"""

import logging
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from dashboard.asset import Asset
from dashboard.wording.shell import LABELS, Replacement

logger = logging.getLogger(__name__)

MEDIA_TYPES: Final = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}

# File names carry a hash of Streamlit's content: an untouched file never changes.
UNTOUCHED: Final = "public, immutable, max-age=31536000"
# A translated file keeps that name while our words may change. A day-old label harms nobody.
TRANSLATED: Final = "public, max-age=86400, stale-while-revalidate=604800"

# Streamlit formats in the browser's language when a page leaves it the choice, and announces its
# lists in English. The page is French for everybody. (Other announcements: see document.py.)
FRENCH_LOCALE: Final = (
    Replacement(module="UriUtil", old="locale:window.navigator.language", new="locale:`fr-FR`"),
    Replacement(module="index", old="locale:window.navigator.language", new="locale:`fr-FR`"),
    Replacement(module="Selectbox", old="locale:`en-US`", new="locale:`fr-FR`"),
    Replacement(module="Multiselect", old="locale:`en-US`", new="locale:`fr-FR`"),
    Replacement(module="formatNumber", old="navigator.languages", new="[`fr-FR`]"),
    Replacement(module="formatMoment", old="navigator.languages", new="[`fr-FR`]"),
)
# RGAA 12.10: no shortcut on a single letter. Streamlit reruns the page on R, even for readers.
NO_LETTER_SHORTCUT: Final = (
    Replacement(module="index", old="case`r`:this.rerunScript()", new="case`r`:void 0"),
)
# The document draws our icon; Streamlit would put its own in place while the first page loads.
KEEP_ICON: Final = (
    Replacement(module="index", old="this.onPageIconChanged(`./favicon.png`)", new="void 0"),
)
# Before it knows our theme, Streamlit draws with a font of its own: 170 kB for half a second.
SYSTEM_FONT: Final = (
    Replacement(module="utils", old='sansSerif:`"Source Sans",', new="sansSerif:`system-ui,"),
)
# RGAA 6.1 and 8.2: Streamlit gives each heading of our HTML a link, all of the same name, and an
# identifier that a page with its own printed sheet holds twice.
NO_HEADING_LINK: Final = (
    Replacement(
        module="StreamlitMarkdown", old="hideAnchor:i,tagProps:n", new="hideAnchor:!0,tagProps:n"
    ),
    Replacement(module="StreamlitMarkdown", old="w=m(f)?{}:{id:f}", new="w=m(f)||r?{}:{id:f}"),
)
REPLACEMENTS: Final = (
    *LABELS,
    *NO_HEADING_LINK,
    *FRENCH_LOCALE,
    *NO_LETTER_SHORTCUT,
    *KEEP_ICON,
    *SYSTEM_FONT,
)

_HASHED_NAME: Final = re.compile(r"(?P<module>.+)\.[\w-]{8}\.js")


def module_name(file: str) -> str:
    """`index.DormvYxC.js` is the module `index`: the hash changes with each version."""
    match = _HASHED_NAME.fullmatch(file)
    return match["module"] if match else file


class Bundle:
    """The text assets of one installed Streamlit, prepared on first use.

    `missing` names, in words, the replacements that this version of Streamlit does not match.
    """

    def __init__(self, static: Path, replacements: Iterable[Replacement] = REPLACEMENTS) -> None:
        files = (file for kind in MEDIA_TYPES for file in static.glob(f"static/*/*{kind}"))
        self._files = {f"/{file.relative_to(static).as_posix()}": file for file in files}
        self._ready: dict[str, Asset] = {}
        self._replacements: dict[str, list[Replacement]] = {}
        self.missing: list[str] = []
        for one in replacements:
            found = sum(
                file.read_text("utf-8").count(one.old) for file in self._files_of(one.module)
            )
            if found == one.times:
                self._replacements.setdefault(one.module, []).append(one)
            else:
                # Serving English is better than patching something else than what was reviewed.
                self.missing.append(f"{one.module}: {one.old!r} occurs {found} times")
                logger.warning("Left in English, %s", self.missing[-1])

    def asset(self, path: str) -> Asset | None:
        """The file at this address, or None when Streamlit has no such script or style."""
        if path not in self._ready and path in self._files:
            self._ready[path] = self._prepare(self._files[path])
        return self._ready.get(path)

    def warm_up(self, document: str) -> None:
        """Prepare what every first visit asks for: the translated files and the page's own."""
        for path, file in self._files.items():
            if module_name(file.name) in self._replacements or file.name in document:
                self.asset(path)

    def _files_of(self, module: str) -> list[Path]:
        """Several files may share a module's name; their hashes differ."""
        return [file for file in self._files.values() if module_name(file.name) == module]

    def _prepare(self, file: Path) -> Asset:
        media_type = MEDIA_TYPES[file.suffix]
        replacements = self._replacements.get(module_name(file.name), [])
        if not replacements:
            return Asset.of(file.read_bytes(), media_type, UNTOUCHED)
        text = file.read_text("utf-8")
        for one in replacements:
            text = text.replace(one.old, one.new)
        return Asset.of(text.encode(), media_type, TRANSLATED)
