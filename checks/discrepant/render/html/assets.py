"""Which template, style and script make the page, and what may a browser run of them?"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from discrepant.render import escapes, pictures


@cache
def template() -> Template:
    """Return the template of the page, with its style, its script and its policy filled in.

    Whatever it is given is text: `finalize` escapes it and spells out what is invisible.  The
    autoescape of jinja2, which is off unless asked for, stands behind it.
    """
    loader = PackageLoader("discrepant.render.html")
    environment = Environment(
        loader=loader,
        autoescape=True,
        finalize=_as_text,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = (loader.get_source(environment, name)[0] for name in ("page.css", "page.js"))
    style += pictures.STYLE
    # Our own files, which hold neither "</style" nor "</script".
    environment.globals |= {
        "style": Markup(style),
        "script": Markup(script),
        "policy": policy(style, script),
    }
    return environment.get_template("page.html.j2")


def policy(style: str, script: str) -> str:
    """Return a Content-Security-Policy that lets a browser use these two texts and nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_digest(style)}'",
            f"script-src '{_digest(script)}'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _as_text(value: object) -> object:
    """Return markup of ours as it is, anything else as text that a browser shows as it is."""
    return value if isinstance(value, Markup) else Markup(escapes.html(str(value)))
