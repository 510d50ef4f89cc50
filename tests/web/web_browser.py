"""Debian's Chromium, driven by Playwright, and where it finds the application."""

import socket
import threading
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from fastapi import FastAPI

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

if not CHROMIUM.exists():
    pytest.skip(f"there is no {CHROMIUM}: apt-get install chromium", allow_module_level=True)
playwright = pytest.importorskip("playwright.sync_api", reason="pip install playwright")

UNNAMED = """() => [
  ...[...document.querySelectorAll("input:not([type=hidden]), select, textarea, progress")]
    .filter(one => !one.labels.length && !one.getAttribute("aria-label")),
  ...[...document.querySelectorAll("svg:not([aria-hidden])")]
    .filter(one => !one.querySelector(":scope > title")),
  ...[...document.querySelectorAll("a, button:not([aria-hidden])")]
    .filter(one => !one.textContent.trim() && !one.getAttribute("aria-label")),
].map(one => one.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def address(app: FastAPI) -> Iterator[str]:
    """Where the application is served for the length of this module."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    config = uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def complaining(context: Any, *, refusals: bool = False) -> Generator[Any]:
    """A page of a browser; what it complains about fails the test, where ``refusals`` are expected
    all but that it was answered with one."""
    opened = context.new_page()
    complaints: list[str] = []

    def hear(said: Any) -> None:
        refused = refusals and said.text.startswith("Failed to load resource")
        if said.type in ("error", "warning") and not refused:
            complaints.append(said.text)

    def fail(error: Any) -> None:
        complaints.append(str(error))

    opened.on("console", hear)
    opened.on("pageerror", fail)
    yield opened
    context.close()
    assert complaints == []


def is_scrolled_sideways(page: Any) -> bool:
    return page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
