"""The web application: the API, and what surrounds every request."""

import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from functools import partial
from threading import Thread
from typing import Final

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
    runs,
    schools,
    uploads,
    work_history,
)
from graphsvc.api.deps import Prepared, Services
from graphsvc.api.middleware import BodyLimit, Shield, Uncached, log_error
from graphsvc.api.watch import Watched, unwanted
from graphsvc.api.web.router import router as pages
from graphsvc.database import Database
from graphsvc.errors import GraphsvcError, Unavailable
from graphsvc.jobs.app import configure
from graphsvc.jobs.connection import open_database
from graphsvc.runs.backlog import gauges
from graphsvc.sealing import KeyRing, key_ring
from graphsvc.settings import Settings, settings
from graphsvc.watching import serving

ROUTERS = (
    health.router,
    me.router,
    paths.router,
    people.router,
    companies.router,
    schools.router,
    uploads.router,
    imports.router,
    runs.router,
    work_history.router,
    education.router,
    reference_accounts.router,
    contacts.router,
)
"""Everything that the application serves."""

_log = logging.getLogger("graphsvc.app")

PATIENCE_SECONDS: Final = 4.0
"""For so long a request tries the database before it says that it does not answer."""


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
    app.add_middleware(Watched)
    logging.getLogger("uvicorn.access").addFilter(unwanted)


def _lifespan(config: Settings, given: Database | None, ring: KeyRing) -> Lifespan[FastAPI]:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
        if config.redis_url:
            configure(config.redis_url)
        if given is not None:
            app.state.services = Services(config, given, ring)
            with serving.opened(config, partial(gauges, given)):
                yield
            return
        with (
            open_database(config, patience=PATIENCE_SECONDS) as database,
            serving.opened(config, partial(gauges, database)),
        ):
            prepared = await run_in_threadpool(_prepare, database)
            app.state.services = Services(config, database, ring, prepared)
            yield

    return lifespan


def _prepare(database: Database) -> Prepared:
    """Brings the schema up to date: now where the database answers, else as soon as it does, while
    requests are told to come again."""
    prepared = Prepared(done=False)
    try:
        database.wait(0)
    except Unavailable as error:
        _log.warning("%s %s Requests are told to come again.", error.message, error.advice)
        Thread(target=_prepare_later, args=(database, prepared), daemon=True).start()
    else:
        database.migrate()
        prepared.finish()
    return prepared


def _prepare_later(database: Database, prepared: Prepared) -> None:
    while True:
        try:
            database.wait()
            database.migrate()
        except Unavailable:
            continue
        except GraphsvcError as error:
            log_error(error)
            prepared.finish(error)
            return
        prepared.finish()
        return
