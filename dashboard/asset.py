"""A text file held in memory, compressed once, that answers conditional requests."""

import gzip
import hashlib
from dataclasses import dataclass
from typing import Final, Self

from starlette.datastructures import Headers
from starlette.responses import Response

# An address names one content for ever.
FOR_EVER: Final = "public, immutable, max-age=31536000"


def versioned(name: str, content: str, suffix: str) -> str:
    """`/menu.0f3a….js`: an address that changes with its content."""
    return f"/{name}.{hashlib.sha256(content.encode()).hexdigest()[:12]}.{suffix}"


@dataclass(frozen=True, slots=True)
class Asset:
    """Only the compressed bytes are kept: every browser accepts them, and memory is per process."""

    compressed: bytes
    media_type: str
    cache_control: str
    etag: str

    @classmethod
    def of(cls, content: bytes, media_type: str, cache_control: str) -> Self:
        """Compress the content; the tag is weak because two encodings share it."""
        etag = f'W/"{hashlib.sha256(content).hexdigest()[:32]}"'
        return cls(gzip.compress(content, 6, mtime=0), media_type, cache_control, etag)

    def response(self, request: Headers) -> Response:
        """The answer to one request: 304 when the browser already holds this version."""
        headers = {
            "Cache-Control": self.cache_control,
            "ETag": self.etag,
            "Vary": "Accept-Encoding",
        }
        known = {tag.strip() for tag in request.get("if-none-match", "").split(",")}
        if self.etag in known:
            return Response(status_code=304, headers=headers)
        headers["Content-Type"] = self.media_type
        if "gzip" not in request.get("accept-encoding", ""):
            return Response(gzip.decompress(self.compressed), headers=headers)
        return Response(self.compressed, headers=headers | {"Content-Encoding": "gzip"})
