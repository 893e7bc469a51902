"""The values of a map without its geometry, for a component that already holds the shapes."""

from collections.abc import Sequence

from dashboard.figures.maps.legend import AreaValue, MapClass
from dashboard.wording.typography import typo

ID = "{id}"


def map_values(values: Sequence[AreaValue], legend: Sequence[MapClass]) -> dict[str, object]:
    """A dict that JSON can write, under 10 kB for 101 départements.

    `classes`: [id, fill, ink, look, symbol] each. `areas`: territory id → [position of its class,
    text]. `href`: the address of every area, « {id} » standing for its territory; areas whose
    address is another have it as a third item.
    """
    positions = {each.id: position for position, each in enumerate(legend)}
    template = values[0].href.replace(values[0].territory_id, ID) if values else ""
    areas: dict[str, list[object]] = {}
    for value in values:
        areas[value.territory_id] = [positions[value.class_id], typo(value.text)]
        if template.replace(ID, value.territory_id) != value.href:
            areas[value.territory_id].append(value.href)
    return {
        "classes": [[e.id, e.fill, e.ink, e.look.value, e.symbol] for e in legend],
        "href": template,
        "areas": areas,
    }
