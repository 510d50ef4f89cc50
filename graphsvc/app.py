"""The web application: the API, and what surrounds every request."""

import logging
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from functools import partial
from threading import Thread
from typing import Final

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.types import Lifespan

from graphsvc.access.key_file import expect_keys
from graphsvc.access.keys import StandingCode
from graphsvc.access.uses import KeyUses
from graphsvc.api import (
    account,
    adoption,
    audit,
    companies,
    contacts,
    education,
    follows,
    groups,
    health,
    imports,
    invitations,
    me,
    notifications,
    paths,
    people,
    problems,
    reference_accounts,
    roles,
    runs,
    schools,
    seen,
    sources,
    uploads,
    users,
    visibility,
    work_history,
)
from graphsvc.api.deps import Prepared, Services
from graphsvc.api.middleware import OurHosts, SaidOfAll, Shield, foreign_host, log_error
from graphsvc.api.watch import Watched, unwanted
from graphsvc.database import Database, open_database
from graphsvc.errors import GraphsvcError, Unavailable
from graphsvc.jobs.app import configure
from graphsvc.rates import Rates
from graphsvc.redis_places import RedisPlaces
from graphsvc.runs.backlog import gauges
from graphsvc.sealing import KeyRing, key_ring
from graphsvc.settings import Settings, settings
from graphsvc.shares import Shares
from graphsvc.team.adoption import Adopted
from graphsvc.watching import serving
from graphsvc.web.router import router as pages

ROUTERS = (
    health.router,
    me.router,
    account.router,
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
    audit.router,
    adoption.router,
    notifications.router,
    invitations.router,
    users.router,
    roles.router,
    groups.router,
    follows.router,
    sources.router,
    visibility.router,
    seen.router,
)
"""Everything that the application serves."""

RATES: Final = "rates"
"""Whose keys in the key file digest what is counted."""

_log = logging.getLogger("graphsvc.app")

PATIENCE_SECONDS: Final = 4.0
"""For so long a request tries the database before it says that it does not answer."""


def create_app(
    config: Settings | None = None,
    *,
    database: Database | None = None,
    ring: KeyRing | None = None,
    standing: StandingCode | None = None,
    unfit: Callable[[GraphsvcError], None] = log_error,
) -> FastAPI:
    """The application. Nothing is opened before it starts, so a server may fork until then; a
    ``database`` that is given is used as it is and left open. ``standing`` is a code that signs in
    for as long as the application runs. ``unfit`` is told where the database has a schema that this
    version cannot work with, or other keys; requests are answered with that error from then on."""
    chosen = config or settings()
    app = FastAPI(
        title="graphsvc",
        version="1",
        summary="Who can introduce me to this person, or to someone at this company?",
        openapi_url="/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=_lifespan(chosen, database, ring or key_ring(chosen.keys), standing, unfit),
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
    app.add_middleware(
        OurHosts, hosts=config.own_hosts, answer=lambda request: handler(request, foreign_host())
    )
    app.add_middleware(SaidOfAll, by_tls=config.by_tls)
    app.add_middleware(Watched)
    logging.getLogger("uvicorn.access").addFilter(unwanted)


def _lifespan(
    config: Settings,
    given: Database | None,
    ring: KeyRing,
    standing: StandingCode | None,
    unfit: Callable[[GraphsvcError], None],
) -> Lifespan[FastAPI]:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
        shares = Shares(RedisPlaces(config.redis_url) if config.redis_url else None)
        rates = _rates(config, ring)
        if config.redis_url:
            configure(config.redis_url)
        if given is not None:
            uses, adopted = KeyUses(given), Adopted(given, ring)
            app.state.services = Services(
                config,
                given,
                ring,
                rates,
                shares=shares,
                standing=standing,
                uses=uses,
                adopted=adopted,
            )
            with serving.opened(config, partial(gauges, given)):
                yield
            await run_in_threadpool(uses.write)
            await run_in_threadpool(adopted.write)
            return
        with (
            open_database(config, patience=PATIENCE_SECONDS) as database,
            serving.opened(config, partial(gauges, database)),
        ):
            prepared = await run_in_threadpool(_prepare, database, ring, unfit)
            uses, adopted = KeyUses(database), Adopted(database, ring)
            app.state.services = Services(
                config, database, ring, rates, prepared, shares, standing, uses, adopted
            )
            yield
            await run_in_threadpool(uses.write)
            await run_in_threadpool(adopted.write)

    return lifespan


def _rates(config: Settings, ring: KeyRing) -> Rates:
    """How often something may be done, counted under digests with a key of their own."""
    ring.create(RATES)
    return Rates(
        partial(ring.blind, RATES),
        redis_url=config.redis_url,
        of_user=config.requests_of_user,
        failed_sign_ins=config.failed_sign_ins,
    )


def _prepare(database: Database, ring: KeyRing, unfit: Callable[[GraphsvcError], None]) -> Prepared:
    """Brings the schema up to date and looks whether the keys are those of the database: now where
    that answers, else as soon as it does, while requests are told to come again."""
    prepared = Prepared(done=False)
    try:
        database.wait(0)
        _migrate(database, ring, prepared, unfit)
    except Unavailable as error:
        _log.warning("%s %s Requests are told to come again.", error.message, error.advice)
        Thread(target=_prepare_later, args=(database, ring, prepared, unfit), daemon=True).start()
    return prepared


def _prepare_later(
    database: Database, ring: KeyRing, prepared: Prepared, unfit: Callable[[GraphsvcError], None]
) -> None:
    while True:
        try:
            database.wait()
            _migrate(database, ring, prepared, unfit)
        except Unavailable as error:
            # It may refuse at once, a wrong password for one, and the longer the more it is asked.
            time.sleep(error.RETRY_AFTER)
            continue
        return


def _migrate(
    database: Database, ring: KeyRing, prepared: Prepared, unfit: Callable[[GraphsvcError], None]
) -> None:
    """Raises ``Unavailable``."""
    try:
        database.migrate()
        expect_keys(database, ring)
    except Unavailable:
        raise
    except GraphsvcError as error:
        prepared.finish(error)
        unfit(error)
    else:
        prepared.finish()
