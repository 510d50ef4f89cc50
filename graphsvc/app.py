"""The web application: the API, and what surrounds every request."""

import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.types import Lifespan

from graphsvc.api import (
    companies,
    contacts,
    education,
    health,
    imports,
    me,
    paths,
    people,
    problems,
    reference_accounts,
    schools,
    uploads,
    work_history,
)
from graphsvc.api.deps import Services
from graphsvc.api.middleware import BodyLimit, Shield, Uncached, strip_query
from graphsvc.api.web.router import router as pages
from graphsvc.database import Database
from graphsvc.jobs.app import configure, open_database
from graphsvc.sealing import KeyRing, key_ring
from graphsvc.settings import Settings, settings

ROUTERS = (
    health.router,
    me.router,
    paths.router,
    people.router,
    companies.router,
    schools.router,
    uploads.router,
    imports.router,
    work_history.router,
    education.router,
    reference_accounts.router,
    contacts.router,
)
"""Everything that the application serves."""


def create_app(
    config: Settings | None = None,
    *,
    database: Database | None = None,
    ring: KeyRing | None = None,
) -> FastAPI:
    """The application. Nothing is opened before it starts, so a server may fork until then; a
    ``database`` that is given is used as it is and left open."""
    chosen = config or settings()
    app = FastAPI(
        title="graphsvc",
        version="1",
        summary="Who can introduce me to this person, or to someone at this company?",
        openapi_url="/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan(chosen, database, ring or key_ring(chosen.keys)),
    )
    for router in ROUTERS:
        app.include_router(router)
    app.include_router(pages)
    _surround(app, chosen)
    return app


def _surround(app: FastAPI, config: Settings) -> None:
    """Errors, limits, headers and logs, for every route alike."""
    handler = problems.new_handler()
    problems.install(app, handler)
    app.add_middleware(Shield, answer=lambda request: problems.unexpected(handler, request))
    app.add_middleware(BodyLimit, upload_bytes=config.upload_bytes)
    app.add_middleware(Uncached)
    logging.getLogger("uvicorn.access").addFilter(strip_query)


def _lifespan(config: Settings, given: Database | None, ring: KeyRing) -> Lifespan[FastAPI]:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
        if config.redis_url:
            configure(config.redis_url)
        database = given or await run_in_threadpool(_opened, config)
        app.state.services = Services(config, database, ring)
        try:
            yield
        finally:
            if given is None:
                database.close()

    return lifespan


def _opened(config: Settings) -> Database:
    """The configured database once it answers, its schema brought up to date."""
    database = open_database(config)
    database.wait()
    database.migrate()
    return database
