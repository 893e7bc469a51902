"""Words around a map, on the page and burnt into its file: reading, source, method, link."""

from collections.abc import Sequence
from datetime import date

from dashboard.cards.maps import LevelMap
from dashboard.cards.quality import SourceCard
from dashboard.maps.picture import Picture
from dashboard.selection.layers import Layer, MapView
from dashboard.wording.dates import long_date
from dashboard.wording.provenance import cited
from dashboard.wording.typography import NBSP

_VIEWS = {MapView.AREAS: "carte géographique", MapView.TILES: "carte en tuiles"}
CSV = "Télécharger les valeurs de la carte (CSV)"
XLSX = "Télécharger les valeurs de la carte (XLSX)"
OWN_TARGET = "Chaque territoire est comparé à sa propre cible."
METHODS = {
    Layer.VERDICT: "part du chemin rapportée à la part du temps, du départ à l’échéance",
    Layer.RATE: "bornes fixées une fois pour toutes les dates (page « Méthode et données »)",
    Layer.COUNT: "nombre publié, sans rapport à la population ; même échelle à toutes les dates",
    Layer.SHARE: "100 × (valeur − départ) ÷ (cible − départ), ni arrondie ni bornée",
    Layer.GAP: "valeur moins valeur attendue sur la droite du départ à la cible",
    Layer.PACE: "part du chemin ÷ part du temps, du départ à la date de la valeur",
    Layer.CHANGE: "variation sur environ douze mois, ramenée à un an",
}


def svg_link(view: MapView) -> str:
    """Label of the link to a picture."""
    return f"Télécharger la {_VIEWS[view]} (SVG)"


def source(shown: LevelMap, sources: Sequence[SourceCard], outlines: str) -> str:
    """« Source : DITP, « Baromètre… », édition du 1er mars 2026. Contours : IGN et Etalab… »

    A source is told with the newest of its editions that gave one of the values.
    """
    found = {(row.edition, row.source_id) for row in shown.rows if row.edition}
    newest = {source_id: edition for edition, source_id in sorted(found)}
    said = " ; ".join(
        cited(card, newest[card.source_id]) for card in sources if card.source_id in newest
    )
    return f"Source{NBSP}: {said}. Contours{NBSP}: {outlines}. Calculs{NBSP}: Cap Santé."


def method(layer: Layer) -> str:
    """How the layer is computed, in one line."""
    aims = "" if layer in {Layer.RATE, Layer.COUNT, Layer.CHANGE} else f" {OWN_TARGET}"
    return f"Méthode{NBSP}: {METHODS[layer]}.{aims}"


def notes(
    drawn: Picture, sources: Sequence[SourceCard], outlines: str, made: str, link: str
) -> tuple[str, ...]:
    """The lines under an exported map, in reading order; `made` says the release and the day."""
    lines = (
        drawn.reading,
        *drawn.notes,
        source(drawn.shown, sources, outlines),
        method(drawn.shown.layer),
        made,
        link,
    )
    return tuple(line for line in lines if line)


def made(build_id: str, day: date, seen: date | None) -> str:
    """Which release drew the map, when, and the day it is read from if it is another."""
    as_if = f", vue comme si nous étions le {long_date(seen)}" if seen else ""
    return f"Cap Santé, version {build_id} des données, carte tirée le {long_date(day)}{as_if}."
