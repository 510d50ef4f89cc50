"""A Maven repository played by the test: says for each path what to answer, attempt by attempt."""

import hashlib
import threading
from collections import Counter
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from graphsvc.embedded.lock import Jar

Answer = Callable[[BaseHTTPRequestHandler], None]


def content(jar: Jar) -> bytes:
    """What the jar of that name holds in these tests."""
    return jar.name.encode() * 10_000


def jar(name: str) -> Jar:
    blank = Jar("org.example", name, "1.0", "", 0, "")
    body = content(blank)
    return Jar(blank.group, name, "1.0", "", len(body), hashlib.sha256(body).hexdigest())


def body(payload: bytes) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", str(len(payload)))
        request.end_headers()
        request.wfile.write(payload)

    return answer


def cut(payload: bytes) -> Answer:
    """Promise all of it and hang up half-way."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", str(len(payload)))
        request.end_headers()
        request.wfile.write(payload[: len(payload) // 2])
        request.wfile.flush()
        request.close_connection = True
        request.connection.shutdown(2)

    return answer


def refusal(code: int) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_error(code)

    return answer


@dataclass
class Repository:
    """``answers`` by path: one for each attempt, the last again for all later ones."""

    answers: dict[str, list[Answer]] = field(default_factory=dict[str, list[Answer]])
    asked: Counter[str] = field(default_factory=Counter[str])
    base: str = ""

    def holds(self, *jars: Jar) -> None:
        for one in jars:
            self.answers[f"/{one.path}"] = [body(content(one))]

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        planned = self.answers.get(request.path, [refusal(404)])
        attempt = self.asked[request.path]
        self.asked[request.path] += 1
        planned[min(attempt, len(planned) - 1)](request)


@contextmanager
def playing() -> Generator[Repository]:
    repository = Repository()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            repository.answer(self)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    repository.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield repository
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
