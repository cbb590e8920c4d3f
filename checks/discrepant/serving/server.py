"""How does a request become an answer?  On the loopback device alone, one address in, one out."""

from __future__ import annotations

import json
import secrets
import socket
import socketserver
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs

from discrepant.config import UsageError
from discrepant.serving import guard
from discrepant.serving.guard import ACCEPT, CHANGES, PAGE, Asked, Home
from discrepant.serving.site import Site
from discrepant.yaml_nodes import ExpectationError

HOSTS = ("127.0.0.1", "::1")
# How long a connection may be silent while it asks, in seconds.
_SILENCE = 10
# What was refused is read up to here.
_DRAINED = 1_000_000

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",  # the rest stands in the page
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_KEYS = {
    ACCEPT: (("finding", "reason"), ("until", "who")),
    guard.CLAIM: (("quantity", "article", "words"), ("value", "speaker", "as_of")),
}

Answer = tuple[HTTPStatus, str, str]


@contextmanager
def listening(site: Site, host: str, port: int, say: Callable[[str], None]) -> Iterator[Server]:
    """Give a server that listens, for its `serve_forever`; `say` hears of faults of ours.

    Raises UsageError for a host that is not this machine alone, and a port that is taken.
    """
    if host not in HOSTS:
        raise UsageError(f"--host {host}: the page is for this machine alone; {' or '.join(HOSTS)}")
    try:
        server = Server(site, host, port, say)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"--port {port}: {reason}; without it a free one is taken") from None
    try:
        yield server
    finally:
        site.close()
        server.server_close()


# Not http.server.HTTPServer, which asks the network for the name of this machine.
class Server(socketserver.ThreadingTCPServer):
    """Listen on the loopback device; every browser that waits for a change has its thread."""

    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False
    # Of the five that are usual, many tabs opened at once would wait for half a minute and more.
    request_queue_size = 128

    def __init__(self, site: Site, host: str, port: int, say: Callable[[str], None]) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), _Handler)
        self.site = site
        self.say = say
        self.home = Home(host, int(self.server_address[1]), secrets.token_urlsafe(24))

    def handle_error(self, *_: object) -> None:
        """Say in a line what went wrong, and nothing of a browser that went away."""
        error = sys.exception()
        if not isinstance(error, (ConnectionError, TimeoutError)):
            self.say(f"a fault of discrepant itself: {type(error).__name__}: {error}")


class _Handler(BaseHTTPRequestHandler):
    """Answer one request; nothing of it is logged, since the address is a secret."""

    server: Server
    timeout = _SILENCE

    def do_GET(self) -> None:
        """Answer, whatever the method: the guard knows which of them fit."""
        self._answer()

    do_POST = do_HEAD = do_PUT = do_DELETE = do_OPTIONS = do_PATCH = do_GET

    def _answer(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(self.command, self.path, headers)
        what = guard.wanted(asked, self.server.home)
        with suppress(ConnectionError, TimeoutError):
            if isinstance(what, HTTPStatus):
                self._reply(*_refused(what))
                self._drain(guard.body_length(headers) or 0)
            else:
                self._reply(*self._found(what, asked))

    def _drain(self, length: int) -> None:
        """Read what was refused: a browser that is cut off while it writes hears no answer."""
        self.connection.settimeout(1)
        self.rfile.read(min(length, _DRAINED))

    def _found(self, what: str, asked: Asked) -> Answer:
        try:
            return self._made(what, asked)
        except (UsageError, ExpectationError) as error:
            return _json(HTTPStatus.UNPROCESSABLE_ENTITY, error=str(error))
        except (ConnectionError, TimeoutError):
            raise
        except Exception as fault:
            self.server.say(f"a fault of discrepant itself: {type(fault).__name__}: {fault}")
            return _refused(HTTPStatus.INTERNAL_SERVER_ERROR)

    def _made(self, what: str, asked: Asked) -> Answer:
        site = self.server.site
        if what == PAGE:
            return HTTPStatus.OK, "text/html", site.shown().html
        if what == CHANGES:
            known = parse_qs(asked.path.partition("?")[2], max_num_fields=5).get("since", [""])
            return _json(HTTPStatus.OK, revision=site.changed(known[0]))
        body = self.rfile.read(guard.body_length(asked.headers))
        given = _fields(body, *_KEYS[what])
        if given is None:
            return _refused(HTTPStatus.BAD_REQUEST)
        done = site.accept(given) if what == ACCEPT else site.claim(given)
        return _json(HTTPStatus.OK, done=done)

    def _reply(self, status: HTTPStatus, kind: str, text: str) -> None:
        content = text.encode("utf-8", "backslashreplace")
        self.send_response(status)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def send_error(self, code: int, *_: object, **__: object) -> None:
        """Answer what is no request as plainly as what is refused."""
        with suppress(ConnectionError, TimeoutError):
            self._reply(*_refused(HTTPStatus(code)))

    def version_string(self) -> str:
        """Return a name without the versions of what runs here."""
        return "discrepant"

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing."""


def _refused(status: HTTPStatus) -> Answer:
    return status, "text/plain", f"{status.phrase}\n"


def _json(status: HTTPStatus, **fields: str) -> Answer:
    return status, "application/json", json.dumps(fields)


def _fields(
    body: bytes, needed: tuple[str, ...], more: tuple[str, ...]
) -> Mapping[str, str] | None:
    """Return the fields of a JSON object, each a text; None where they are not those asked for."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
        return None
    return value if set(needed) <= set(value) <= {*needed, *more} else None
