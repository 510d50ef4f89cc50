"""An OpenID provider on loopback, which can also lie."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "graphsvc-test", "its:secret/ü"
EMAIL = "wilma.wren@elsewhere.example"


@cache
def key_of(whose: str) -> RSAKey:
    """A key under the one name that all give theirs, made once in a process."""
    del whose
    return RSAKey.generate_key(2048, {"kid": "one"})


@dataclass
class Provider:
    """What it says; ``claims`` and ``header`` replace what an honest one would, ``says`` what it
    says of itself. ``signs`` is the key that it signs with, by default the one that it shows."""

    claims: dict[str, Any] = field(default_factory=dict[str, Any])
    header: dict[str, Any] = field(default_factory=dict[str, Any])
    says: dict[str, Any] = field(default_factory=dict[str, Any])
    token: str | None = None
    status: int = 200
    key: RSAKey = field(default_factory=lambda: key_of("the provider"))
    signs: RSAKey | None = None
    issuer: str = ""
    codes: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])
    asked: list[str] = field(default_factory=list[str])

    def authorise(self, address: str) -> dict[str, str]:
        """What a browser brings back that was sent there, whose user agrees."""
        query = {name: one[0] for name, one in parse_qs(urlsplit(address).query).items()}
        code = f"code {len(self.codes)}"
        self.codes[code] = query
        return {"code": code, "state": query["state"], "iss": self.issuer}

    def id_token(self, query: dict[str, str]) -> str:
        now = int(time.time())
        claims: dict[str, Any] = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": "wilma",
            "iat": now,
            "exp": now + 300,
            "nonce": query["nonce"],
            "email": EMAIL,
            "email_verified": True,
            **self.claims,
        }
        claims = {name: one for name, one in claims.items() if one is not None}
        header = {"alg": "RS256", "kid": "one", **self.header}
        if header["alg"] == "none":
            return f"{_part(header)}.{_part(claims)}."
        if header["alg"] == "HS256":
            return forged(header, claims, self.key)
        key = self.signs or self.key
        return jwt.encode(header, claims, key, algorithms=[header["alg"]])

    def exchange(self, form: dict[str, str], authorization: str) -> dict[str, Any]:
        query = self.codes.pop(form["code"], None)
        proof = _bare(hashlib.sha256(form["code_verifier"].encode()).digest())
        wanted = "graphsvc-test:its%3Asecret%2F%C3%BC"
        told = base64.b64decode(authorization.removeprefix("Basic ")).decode()
        if query is None or query["code_challenge"] != proof or told != wanted:
            return {"error": "invalid_grant"}
        if query["redirect_uri"] != form["redirect_uri"]:
            return {"error": "invalid_grant"}
        return {"id_token": self.token or self.id_token(query), "token_type": "Bearer"}

    def document(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorise",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            **self.says,
        }


def forged(header: dict[str, Any], claims: dict[str, Any], key: RSAKey) -> str:
    """A token that is signed with the issuer's public key, as if that were a secret of both."""
    begun = f"{_part(header)}.{_part(claims)}"
    made = hmac.digest(key.as_pem(private=False), begun.encode(), "sha256")
    return f"{begun}.{_bare(made)}"


def _part(value: dict[str, Any]) -> str:
    return _bare(json.dumps(value).encode())


def _bare(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


@contextmanager
def providing(provider: Provider) -> Generator[Provider]:
    """The provider is up for the length of the block."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
            del format, args

        def _say(self, value: dict[str, Any], status: int = 200) -> None:
            provider.asked.append(self.path)
            data = json.dumps(value).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def do_GET(self) -> None:
            if self.path == "/keys":
                self._say({"keys": [provider.key.as_dict(private=False)]})
            else:
                self._say(provider.document(), provider.status)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            form = {name: one[0] for name, one in parse_qs(body).items()}
            said = provider.exchange(form, self.headers["Authorization"])
            self._say(said, 400 if "error" in said else 200)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.issuer = f"http://localhost:{server.server_port}"
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
