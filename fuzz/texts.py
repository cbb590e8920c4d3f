"""Which text is meant by the bytes of the fuzzer?"""

from __future__ import annotations

SEPARATOR = "\n%%\n"


def text(data: bytes) -> str:
    """Return bytes as text; what is no UTF-8 comes as a lone surrogate, which callers may pass."""
    return data.decode("utf-8", "surrogateescape")


def of_a_file(data: bytes) -> str:
    """Return bytes as the text of a file that was accepted: UTF-8 without a NUL."""
    return data.decode("utf-8", "replace").replace("\0", "\ufffd")


def parts(whole: str, most: int) -> list[str]:
    """Return at most so many texts that lines with “%%” keep apart."""
    return whole.split(SEPARATOR)[:most]


def expect(begins: str, message: Exception) -> None:
    """Raise AssertionError unless the message of an error begins with the name of its file."""
    assert str(message).startswith(begins), str(message)
