"""The stylesheet, the script and the icon, which come with the package."""

import hashlib
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from fastapi import APIRouter, Response

from graphsvc.errors import NotFound

router = APIRouter(prefix="/static")

_TYPES: Final = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is sent, and an address that changes with its content."""

    content: bytes
    media_type: str
    address: str


def _read(name: str, content: bytes) -> Asset:
    version = hashlib.sha256(content).hexdigest()[:16]
    kind = name.rpartition(".")[2]
    return Asset(content, _TYPES[kind], f"{router.prefix}/{name}?v={version}")


ASSETS: Final = {
    item.name: _read(item.name, item.read_bytes())
    for item in files("graphsvc.web").joinpath("static").iterdir()
}


@router.get("/{name}")
def show_asset(name: str) -> Response:
    """A file; its address carries its version, so a browser may keep it."""
    asset = ASSETS.get(name)
    if asset is None:
        raise NotFound("There is no such file.")
    kept = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(asset.content, media_type=asset.media_type, headers=kept)
