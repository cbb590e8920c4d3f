"""How does what a run came to reach disk, standard output and stderr, and with which exit code?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from discrepant.cli.exits import USAGE
from discrepant.cli.notes import note
from discrepant.writing import WriteError, remove_others, to_file, to_stdout


@dataclass(frozen=True, slots=True)
class Letter:
    """Hold a document as bytes, the path it goes to, and what messages call that.

    With `home`, no link may lead it out of that folder; a `part` belongs to another document,
    as a picture does.
    """

    path: str
    shown: str
    content: bytes
    home: str = ""
    part: bool = False


@dataclass(frozen=True, slots=True)
class Pictures:
    """Hold what lies in the folder of pictures: what ours begin with, and which are to stay."""

    folder: str
    mark: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Delivery:
    """Hold all that a run leaves: words for both streams, documents, its exit code.

    `remarks` are said before anything is written, `closing` at the end.  The history is
    written after the documents, and `problem` is why it could not be used; neither fails a
    run.
    """

    code: int
    stdout: str
    remarks: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    letters: tuple[Letter, ...] = ()
    pictures: Pictures | None = None
    history: Letter | None = None
    problem: str = ""


def fields_of(delivery: Delivery) -> tuple[dict[str, Any], list[bytes]]:
    """Return a delivery as values that JSON knows, and the contents of its letters.

    The history is none of it: the next run finds it as this one left it.
    """
    letters = [replace(each, content=b"") for each in delivery.letters]
    fields = asdict(replace(delivery, letters=(), history=None))
    plain = [{**asdict(each), "content": ""} for each in letters]
    return {**fields, "letters": plain}, [each.content for each in delivery.letters]


def delivery_of(fields: Any, contents: Sequence[bytes]) -> Delivery | None:
    """Return the delivery of which `fields_of` gave these; None for all else."""
    try:
        pictures = fields["pictures"]
        letters = zip(fields["letters"], contents, strict=True)
        return Delivery(
            **{
                **fields,
                "remarks": tuple(fields["remarks"]),
                "closing": tuple(fields["closing"]),
                "letters": tuple(Letter(**{**each, "content": own}) for each, own in letters),
                "pictures": pictures
                and Pictures(**{**pictures, "names": tuple(pictures["names"])}),
            }
        )
    except (TypeError, KeyError, ValueError):
        return None


def deliver(delivery: Delivery, *, quiet: bool = False) -> int:
    """Write and say all of it, and return the exit code: 2 where a document was not written.

    Raises WriteError where nobody takes what standard output gets.
    """
    for remark in delivery.remarks:
        note(remark)
    written = _written(delivery, quiet)
    if written and delivery.pictures is not None:
        pictures = delivery.pictures
        remove_others(Path(pictures.folder), ".svg", pictures.mark, frozenset(pictures.names))
    if written:
        _keep(delivery, quiet)
    to_stdout(delivery.stdout)
    if not written:
        return USAGE
    for remark in delivery.closing:
        note(remark)
    return delivery.code


def _written(delivery: Delivery, quiet: bool) -> bool:
    """Write all documents, and tell whether every one of them could be written."""
    written = [_write(letter) for letter in delivery.letters]
    if written and all(written) and not quiet:
        note(f"wrote {_listed(delivery.letters)}")
    return all(written)


def _write(letter: Letter) -> bool:
    try:
        _send(letter)
    except WriteError as error:
        note(str(error))
        return False
    return True


def _send(letter: Letter) -> None:
    home = Path(letter.home) if letter.home else None
    to_file(Path(letter.path), letter.content, letter.shown, home)


def _listed(letters: tuple[Letter, ...]) -> str:
    """Return the paths of reports, and how many pictures go with them."""
    paths = ", ".join(letter.shown for letter in letters if not letter.part)
    parts = sum(letter.part for letter in letters)
    return f"{paths} and {parts} picture{'s' * (parts != 1)}" if parts else paths


def _keep(delivery: Delivery, quiet: bool) -> None:
    """Write the history; that it cannot be used or written is a remark."""
    problem = delivery.problem
    try:
        if delivery.history is not None:
            _send(delivery.history)
    except WriteError as error:
        problem = str(error)
    if problem and not quiet:
        note(f"warning: {problem}")
