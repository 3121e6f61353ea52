"""An endpoint of the tests' own, which answers as it is told to, and misbehaves as it is told to."""

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kg.llm import Model, endpoint


class Endpoint:
    """Answer requests: one after the other by the replies put here, the last of them for all that follow.

    Attributes:
        replies: Each a text for the model to say, a status, a function of the request, or a pair of status and headers.
        requests: Bodies and headers of what was asked.
    """

    def __init__(self) -> None:
        self.replies: list = ['{"mentions": [], "relations": []}']
        self.requests: list[dict] = []
        self.headers: list[dict] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"

    def next(self, request: dict):
        """Return what to reply."""
        reply = self.replies[min(len(self.requests), len(self.replies)) - 1]
        return reply(request) if isinstance(reply, Callable) else reply

    def close(self) -> None:
        """Answer no more."""
        self._server.shutdown()
        self._server.server_close()


def _handler(endpoint: Endpoint) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            endpoint.requests.append(request)
            endpoint.headers.append(dict(self.headers))
            reply = endpoint.next(request)
            if reply == "hang":
                threading.Event().wait(0.5)
                return
            status, headers = (reply, {}) if isinstance(reply, int) else reply if isinstance(reply, tuple) else (200, {})
            body = (
                {"error": {"message": headers.pop("says", "no, my\nfriend")}}
                if status >= 400
                else {"choices": [{"message": {"content": reply}}]}
            )
            content = json.dumps(body).encode()
            cut = headers.pop("cut", len(content))
            self.send_response(status)
            for name, value in {"Content-Length": len(content), **headers}.items():
                self.send_header(name, str(value))
            self.end_headers()
            self.wfile.write(content[:cut])

        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    return Handler


@pytest.fixture
def served():
    """Return an endpoint on this machine."""
    endpoint_ = Endpoint()
    yield endpoint_
    endpoint_.close()


@pytest.fixture
def model(served) -> Model:
    """Return a model that answers there."""
    return Model("small", served.url, "sk-secret")


@pytest.fixture
def pauses(monkeypatch) -> list[float]:
    """Return the pauses that are made, in seconds; nobody waits for them."""
    made: list[float] = []
    monkeypatch.setattr(endpoint.time, "sleep", made.append)
    return made
