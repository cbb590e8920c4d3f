from __future__ import annotations

import json
import re
import unicodedata
from html import unescape
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.render.escapes import address, html, json_text, line, markdown, xml


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("plain – “words”, 漢字 and ½", "plain – “words”, 漢字 and ½"),
        ("two\nlines\r\n\tand a tab", "two lines and a tab"),
        ("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"),
        ("bell\x07 back\x08 delete\x7f", "bell\\x07 back\\x08 delete\\x7f"),
        ("C1 \x9b31m and \x85", "C1 \\x9b31m and \\x85"),
        ("evil\u202etxt.exe", "evil<U+202E>txt.exe"),
        ("1\u200b000", "1<U+200B>000"),
        ("one\u2028two", "one<U+2028>two"),
        ("tag \U000e0041", "tag <U+E0041>"),
        ("lone \udc80", "lone <U+DC80>"),
        ("none \ufffe\ufdd0\U0001ffff", "none <U+FFFE><U+FDD0><U+1FFFF>"),
        ("family 👩\u200d👩", "family 👩\u200d👩"),
        ("no\u00a0break 1\u202f000", "no\u00a0break 1\u202f000"),
        ("::error::boo", "\\x3a:error::boo"),
        ("  ::set-output name=x::y", "  \\x3a:set-output name=x::y"),
        ("a::b", "a::b"),
        ("##[error]x", "\\x23#[error]x"),
        ("so ##vso[task.x]y", "so \\x23#vso[task.x]y"),
    ],
)
def test_a_line_shows_what_would_act(raw: str, shown: str) -> None:
    assert line(raw) == shown


@pytest.mark.parametrize(
    ("raw", "written"),
    [
        ("10,000 soldiers", "10,000 soldiers"),
        ("a | b", "a \\| b"),
        ("`code` and ```", "\\`code\\` and \\`\\`\\`"),
        ("![x](http://evil)", "!\\[x\\](http&#58;//evil)"),
        ("<img src=x onerror=y>", "&lt;img src=x onerror=y&gt;"),
        ("<!-- gone", "&lt;!-- gone"),
        ("AT&amp;T", "AT&amp;amp;T"),
        ("*bold* _thin_ ~gone~", "\\*bold\\* \\_thin\\_ \\~gone\\~"),
        ("www.evil.example", "www&#46;evil.example"),
        ("@everyone", "&#64;everyone"),
        ("$7.2bn and $3bn", "\\$7.2bn and \\$3bn"),
        ("a\\|b", "a\\\\\\|b"),
        ("one\n\n# two", "one # two"),
    ],
)
def test_markdown_shows_what_would_act(raw: str, written: str) -> None:
    assert markdown(raw) == written


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("../seeds/004_f0.txt", "../seeds/004_f0.txt"),
        ("a b(c).txt", "a%20b%28c%29.txt"),
        ("ü.txt", "%C3%BC.txt"),
        ("x\n.txt", "x%0A.txt"),
    ],
)
def test_an_address_is_percent_encoded(path: str, link: str) -> None:
    assert address(path) == link


@given(st.text())
def test_nothing_hidden_is_left(text: str) -> None:
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in line(text))


@given(st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="&")))
def test_markdown_means_the_same_text(text: str) -> None:
    unescaped = re.sub(r"\\([\\`*_\[\]|~$])", r"\1", markdown(text))
    assert unescape(unescaped) == line(text)


@pytest.mark.parametrize(
    ("raw", "written"),
    [
        ("plain – “words”", "plain – “words”"),
        ("<b onclick='x' title=\"y\">&", "&lt;b onclick=&#39;x&#39; title=&#34;y&#34;&gt;&amp;"),
        ("two\n\tlines", "two lines"),
        ("\x1b[31m evil\u202etxt", "\\x1b[31m evil&lt;U+202E&gt;txt"),
        ("::error::boo", "&#58;:error::boo"),
    ],
)
def test_html_shows_what_would_act(raw: str, written: str) -> None:
    assert html(raw) == written


@given(st.text())
def test_html_holds_nothing_that_acts(text: str) -> None:
    written = html(text)
    assert not set("<>\"'") & set(written)
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in written)


@given(st.text(st.characters(exclude_categories=["C", "Z"])))
def test_html_means_the_same_text(text: str) -> None:
    assert unescape(html(text)) == text


@pytest.mark.parametrize(
    ("raw", "written"),
    [
        ("<a href=\"x\">'&'", "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;"),
        ("\x00 \ufffe \uffff \ud800", "\\x00 &lt;U+FFFE&gt; &lt;U+FFFF&gt; &lt;U+D800&gt;"),
    ],
)
def test_xml_shows_what_would_act_or_may_not_stand_there(raw: str, written: str) -> None:
    assert xml(raw) == written


@given(st.text())
def test_xml_means_the_same_text(text: str) -> None:
    root = ElementTree.fromstring(f"<a b='{xml(text)}'>{xml(text)}</a>".encode())
    assert root.get("b") == (root.text or "")
    assert not {"\ufffe", "\uffff"} & set(root.text or "")


@given(st.dictionaries(st.text(), st.text()))
def test_json_means_the_same(value: dict[str, str]) -> None:
    document = json.dumps(value, ensure_ascii=False)
    assert json.loads(json_text(document)) == value


def test_json_holds_no_control() -> None:
    written = json_text(json.dumps({"a": "\x9b\x7f\u202e\ufeff\U000e0041"}, ensure_ascii=False))
    assert written == '{"a": "\\u009b\\u007f\\u202e\\ufeff\\udb40\\udc41"}'
