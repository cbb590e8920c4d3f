"""Which template, style and script make the page, and what may a browser run of them?"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from discrepant.render import escapes, pictures

# What they are called in the templates; the second of each is for pages that are served.
_STYLES = (("style", "page.css"), ("serve_style", "serve.css"))
_SCRIPTS = (("script", "page.js"), ("serve_script", "serve.js"))


@cache
def template(name: str = "page.html.j2", *, served: bool = False) -> Template:
    """Return the template of a page, with its styles, its scripts and its policy filled in.

    A page that is served has a style and a script more, and may ask where it came from.

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
    count = 2 if served else 1
    styles, scripts = (
        {key: loader.get_source(environment, file)[0] for key, file in files[:count]}
        for files in (_STYLES, _SCRIPTS)
    )
    styles["style"] += pictures.STYLE
    # Our own files, which hold neither "</style" nor "</script".
    environment.globals |= {key: Markup(text) for key, text in (styles | scripts).items()}
    environment.globals["policy"] = policy(styles.values(), scripts.values(), served=served)
    return environment.get_template(name)


def policy(styles: Iterable[str], scripts: Iterable[str], *, served: bool = False) -> str:
    """Return a Content-Security-Policy that lets a browser use these texts and nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src {_digests(styles)}",
            f"script-src {_digests(scripts)}",
            *(["connect-src 'self'"] if served else []),
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _digests(texts: Iterable[str]) -> str:
    return " ".join(f"'{_digest(text)}'" for text in texts)


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _as_text(value: object) -> object:
    """Return markup of ours as it is, anything else as text that a browser shows as it is."""
    return value if isinstance(value, Markup) else Markup(escapes.html(str(value)))
