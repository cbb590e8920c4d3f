"""Who may ask, and for what?  All that a page of somebody else could try is refused here.

Whoever else is on this machine does not know the token; a page of another site that knows
neither token nor origin gets nothing, whatever name it has made to point to this machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from secrets import compare_digest

# A reason or a quotation, with room to spare.
MAX_BODY = 100_000

PAGE, CHANGES, ACCEPT, CLAIM = "", "changes", "accept", "claim"
_METHODS = {PAGE: "GET", CHANGES: "GET", ACCEPT: "POST", CLAIM: "POST"}


@dataclass(frozen=True, slots=True)
class Home:
    """Hold where the page is: an address of this machine, a port, and the secret in its path."""

    host: str
    port: int
    token: str

    @property
    def address(self) -> str:
        """Return what to open in a browser."""
        return f"http://{self.named}:{self.port}/{self.token}/"

    @property
    def named(self) -> str:
        """Return the host as it stands in an address."""
        return f"[{self.host}]" if ":" in self.host else self.host

    @property
    def hosts(self) -> tuple[str, ...]:
        """Return what a browser that was sent here says it was sent to."""
        return tuple(f"{name}:{self.port}" for name in (self.named, "localhost"))


@dataclass(frozen=True, slots=True)
class Asked:
    """Hold a request: the method, the path with its query, and the headers, names in lower case."""

    method: str
    path: str
    headers: Mapping[str, str]


def wanted(asked: Asked, home: Home) -> str | HTTPStatus:
    """Return which of the addresses is asked for, or with which status it is refused."""
    host = asked.headers.get("host", "")
    if host not in home.hosts:
        return HTTPStatus.FORBIDDEN  # a name of somebody else that points to this machine
    _, token, *rest = [*asked.path.partition("?")[0].split("/", 2), "", ""]
    if not compare_digest(token.encode("utf-8", "replace"), home.token.encode()):
        return HTTPStatus.FORBIDDEN
    if not _is_own(asked, host):
        return HTTPStatus.FORBIDDEN
    if rest[0] not in _METHODS or asked.path.count("/") < 2:
        return HTTPStatus.NOT_FOUND
    if asked.method != _METHODS[rest[0]]:
        return HTTPStatus.METHOD_NOT_ALLOWED
    return _refused_body(asked.headers) or rest[0] if asked.method == "POST" else rest[0]


def _is_own(asked: Asked, host: str) -> bool:
    """Tell whether a request comes from the page itself, or is its opening."""
    origin = asked.headers.get("origin")
    if (
        asked.method == "POST"
        and asked.headers.get("sec-fetch-site", "same-origin") != "same-origin"
    ):
        return False
    return origin == f"http://{host}" if origin or asked.method == "POST" else True


def _refused_body(headers: Mapping[str, str]) -> HTTPStatus | None:
    # A type that no form can send without asking first.
    if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        return HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    length = body_length(headers)
    if length is None:
        return HTTPStatus.LENGTH_REQUIRED
    return HTTPStatus.REQUEST_ENTITY_TOO_LARGE if length > MAX_BODY else None


def body_length(headers: Mapping[str, str]) -> int | None:
    """Return how many bytes follow the headers, None where they do not plainly say."""
    length = headers.get("content-length", "")
    plain = length.isascii() and length.isdigit() and len(length) < 20
    return int(length) if plain and "transfer-encoding" not in headers else None
