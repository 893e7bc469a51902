"""What data.gouv.fr says of a dataset: which files it holds, and where they are.

Of use where each edition has an address of its own, or where only the page of the dataset is known.
The API answers the page of a dataset in JSON: `resources`, each with its `title` and its `url`
(https://guides.data.gouv.fr, reference of the API, « datasets »).
"""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from pipelines.errors import FetchError
from pipelines.sources.model import Download, Listing, Resource, Source
from pipelines.sources.remote import Expected, RemoteFile

# The name under which the page of a dataset is kept beside its raw files.
FILENAME = "dataset.json"
LARGEST_BYTES = 5_000_000


def dataset_url(slug: str) -> str:
    """Address of what the API says of a dataset."""
    return f"https://www.data.gouv.fr/api/1/datasets/{slug}/"


def newest(pattern: str, resources: Sequence[Resource]) -> Download | None:
    """The last file by its name, where names hold a date: read in addresses, else in titles."""
    named = [
        (name, resource.url)
        for resource in resources
        for name in (urlsplit(resource.url).path.rpartition("/")[2], resource.title.strip())
        if re.fullmatch(pattern, name)
    ]
    if not named:
        return None
    name, url = max(named)
    return Download(url=url, filename=name)


def page_of(one: Source, listing: Listing) -> RemoteFile:
    """The page to fetch before the file of a source is known."""
    return RemoteFile(
        source_id=one.id,
        url=listing.url,
        filename=FILENAME,
        max_bytes=LARGEST_BYTES,
        expects=Expected.JSON,
    )


def listed(one: Source, listing: Listing, page: Path) -> Download:
    """The file of a source that the page of its dataset gives. Raises FetchError."""
    resources = tuple(_resources(one, listing, page))
    found = listing.pick(resources)
    if found is None:
        titles = ", ".join(resource.title for resource in resources[:3]) or "aucun"
        raise FetchError(
            f"Source {one.id} : {listing.url} ne donne pas le fichier attendu "
            f"({listing.wanted}). Fichiers listés : {len(resources)} ({titles}). Ouvrez "
            f"{one.page_url}, puis corrigez la déclaration dans pipelines/sources, ou relancez "
            "avec --from DOSSIER."
        )
    return found


def _resources(one: Source, listing: Listing, page: Path) -> Iterator[Resource]:
    try:
        for entry in json.loads(page.read_text(encoding="utf-8"))["resources"]:
            yield Resource(title=str(entry["title"]), url=str(entry["url"]))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise FetchError(
            f"Source {one.id} : la réponse de {listing.url} n’est pas celle attendue (une liste "
            "« resources » dont chaque élément a « title » et « url »). Vérifiez l’adresse dans "
            "un navigateur, puis relancez."
        ) from error
