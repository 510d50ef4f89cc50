"""What a key file holds, and its text: in the clear, or sealed under a secret."""

import base64
import binascii
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from graphsvc.errors import Defect
from graphsvc.settings import Settings

Keys = Mapping[str, Mapping[str, str]]
"""Two keysets of each subject (``seal``, ``blind``), and when its newest key for sealing was
``made``, in milliseconds since 1970; files of before do not say that."""


@dataclass(frozen=True, slots=True)
class Rotation:
    """The newest rotation that older keys are left of: when it was, and when values that were
    sealed under older keys were last found (0: not yet). In milliseconds since 1970."""

    at: int
    found: int = 0


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What a key file holds."""

    keys: Keys = field(default_factory=dict[str, Mapping[str, str]])
    rotation: Rotation | None = None


_FILE = b"graphsvc key file"
_NONCE_BYTES = 12


def written(file: KeyFile, wrapping: Sequence[bytes]) -> str:
    """The text of a key file; sealed under the first of the secrets where there is one. A rotation
    and the days of keys are told where they are known, and files without them are read all the
    same."""
    held: dict[str, object] = {"format": 1, "keys": file.keys}
    if file.rotation:
        held["rotation"] = asdict(file.rotation)
    text = json.dumps(held)
    if not wrapping:
        return text
    nonce = secrets.token_bytes(_NONCE_BYTES)
    sealed = nonce + AESGCM(wrapping[0]).encrypt(nonce, text.encode(), _FILE)
    return json.dumps({"format": 2, "sealed": base64.b64encode(sealed).decode()})


def opened(data: bytes, wrapping: Sequence[bytes]) -> KeyFile:
    """What a file holds. Raises ``Defect`` for one that is sealed under none of the secrets, and
    for what is no key file, or only a part of one."""
    try:
        found = json.loads(data)
        if found["format"] == 1:
            return _held(found)
        sealed = base64.b64decode(found["sealed"])
        for secret in wrapping:
            if (text := _unsealed(sealed, secret)) is not None:
                return _held(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Defect(
            "The key file is damaged, or is none of this version.",
            advice="Look at GRAPHSVC_KEY_FILE, and put the file back from its backup.",
        ) from error
    raise Defect(
        "The key file is sealed, and does not open with the secret that is set.",
        advice="Set GRAPHSVC_KEY_SECRET or GRAPHSVC_KEY_SECRET_FILE to the one that it was sealed "
        "under; an older one may stand behind a newer one.",
    )


def is_sealed(data: bytes, secret: bytes) -> bool:
    """Whether a file is sealed under a secret."""
    found = json.loads(data)
    sealed = found["format"] == 2 and base64.b64decode(found["sealed"])
    return bool(sealed) and _unsealed(sealed, secret) is not None


def _unsealed(sealed: bytes, secret: bytes) -> bytes | None:
    nonce, rest = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
    try:
        return AESGCM(secret).decrypt(nonce, rest, _FILE)
    except InvalidTag:
        return None


def _held(found: Any) -> KeyFile:
    rotation = found.get("rotation")
    return KeyFile(found["keys"], Rotation(**rotation) if rotation else None)


def secrets_of(config: Settings) -> tuple[bytes, ...]:
    """The secrets that seal and open the key file. Raises ``Defect`` for what is none."""
    given = config.key_secret.get_secret_value() if config.key_secret else ""
    if config.key_secret_file is not None:
        given = _text_of(config.key_secret_file)
    return tuple(map(_secret, given.split()))


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise Defect(
            f"The file with the secret of the key file cannot be read: {error.strerror}.",
            advice="Look at GRAPHSVC_KEY_SECRET_FILE.",
        ) from error


def _secret(text: str) -> bytes:
    try:
        found = base64.b64decode(text, validate=True)
    except binascii.Error:
        found = b""
    if len(found) != 32:
        raise Defect(
            "A secret of the key file is not 32 bytes in Base64.",
            advice="Make one with: openssl rand -base64 32",
        )
    return found
