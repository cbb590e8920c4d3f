"""The served page: who gets it, what can be done on it, and what becomes of the files."""

from __future__ import annotations

import html
import http.client
import json
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path

import pytest

from discrepant import config
from discrepant.cli import main
from discrepant.config import UsageError
from discrepant.serving import guard, server, site
from discrepant.serving.guard import Asked, Home
from discrepant.serving.server import Server, listening
from discrepant.serving.site import Site

RULES = """\
quantities:
  missing: {what: people missing, unit: person, find: [{with: [missing]}]}
  asleep:                     # nobody says it plainly
    what: people asleep
    unit: person
    find: [{with: [asleep]}]
    domain: [0, 1000]         # in one valley
expectations:
  missing-agrees: {agree: missing}
  asleep-agrees: {agree: asleep}
"""
ARTICLE = "40 people were missing.\r\nIn the hall\r\n  about 30 rested on <cots>.\r\n"


@dataclass
class Browser:
    """Ask as a browser would, or as no browser does."""

    home: Home
    told: list[str] = field(default_factory=list)

    def ask(
        self,
        method: str,
        path: str | None = None,
        body: bytes | str | None = None,
        headers: Mapping[str, str] | None = None,
        at: str = "",
    ) -> tuple[int, str, Mapping[str, str]]:
        link = http.client.HTTPConnection(self.home.host, self.home.port, timeout=10)
        try:
            path = f"/{self.home.token}/{at}" if path is None else path
            link.request(method, path, body, dict(headers or {}))
            answer = link.getresponse()
            return answer.status, answer.read().decode(), dict(answer.getheaders())
        finally:
            link.close()

    def page(self) -> str:
        status, text, _ = self.ask("GET")
        assert status == 200
        return text

    def revision(self) -> str:
        found = re.search(r'data-revision="(\w+)"', self.page())
        assert found is not None
        return found[1]

    def send(self, at: str, body: bytes | str, **headers: str) -> tuple[int, str]:
        usual = {
            "Origin": f"http://127.0.0.1:{self.home.port}",
            "Content-Type": "application/json",
        }
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        given = {key: value for key, value in (usual | named).items() if value}
        status, text, _ = self.ask("POST", None, body, given, at)
        return status, text

    def post(self, at: str, **fields: str) -> tuple[int, dict[str, str]]:
        status, text = self.send(at, json.dumps(fields))
        return status, json.loads(text)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for folder in ("seeds", "expectations"):
        (tmp_path / folder).mkdir()
    (tmp_path / "expectations" / "flood.yaml").write_text(RULES)
    (tmp_path / "seeds" / "a.txt").write_bytes(ARTICLE.encode())
    (tmp_path / "seeds" / "b.txt").write_text("By noon 60 people were missing.\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def browser(project: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    monkeypatch.setattr(site, "PAUSE", 0.02)
    told: list[str] = []
    pages = Site(lambda: config.find(project), (), None)
    with listening(pages, "127.0.0.1", 0, told.append) as running, serving(running):
        yield Browser(running.home, told)
    assert told == []


class serving:
    """Let a server run beside the test."""

    def __init__(self, running: Server) -> None:
        self.running = running
        self.thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})

    def __enter__(self) -> None:
        self.thread.start()

    def __exit__(self, *_: object) -> None:
        self.running.shutdown()
        self.thread.join(5)
        assert not self.thread.is_alive()


def finding(project: Path) -> str:
    assert main(["check", "--output", f"json:{project}/found.json", "--no-reports", "-q"]) == 1
    (found,) = json.loads((project / "found.json").read_text())["findings"]
    return str(found["fingerprint"])


def rules(project: Path) -> str:
    return (project / "expectations" / "flood.yaml").read_text()


# ---------------------------------------------------------------- who gets the page


def test_the_page_is_the_report_with_its_forms(browser: Browser) -> None:
    status, text, headers = browser.ask("GET")
    assert status == 200
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert "people missing" in text
    assert '<form data-to="accept">' in text
    assert '<form data-to="claim">' in text
    assert '<option value="asleep">people asleep</option>' in text
    assert "on &lt;cots&gt;" in text


def test_the_page_may_ask_its_own_server_and_nobody_else(browser: Browser) -> None:
    _, text, headers = browser.ask("GET")
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', text)
    assert "default-src 'none'" in html.unescape(policy)
    assert "connect-src 'self'" in html.unescape(policy)
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Server"] == "discrepant"
    assert "Access-Control-Allow-Origin" not in headers


def test_a_report_that_is_written_has_no_forms(project: Path) -> None:
    assert main(["check"]) == 1
    written = (project / "reports" / "index.html").read_text()
    assert "connect-src" not in written
    assert 'id="desk"' not in written
    assert "fetch(" not in written


@pytest.mark.parametrize("path", ["/", "/wrong/", "/{token}x/", "/x/../{token}/", "*"])
def test_who_does_not_know_the_token_gets_nothing(browser: Browser, path: str) -> None:
    known = browser.ask("GET", "/")
    other = browser.ask("GET", path.format(token=browser.home.token))
    assert other[:2] == known[:2] == (403, "Forbidden\n")


@pytest.mark.parametrize(
    "at",
    [
        *("index.html", "expectations/flood.yaml", "../seeds/a.txt", "%2e%2e/seeds/a.txt"),
        *("..", "/etc/passwd", "changes/", "\\", "page?x"),
    ],
)
def test_nothing_else_stands_there(browser: Browser, at: str) -> None:
    assert browser.ask("GET", at=at)[:2] == (404, "Not Found\n")


def test_the_folder_without_its_slash_is_no_page(browser: Browser) -> None:
    assert browser.ask("GET", f"/{browser.home.token}")[0] == 404


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1", "{ip}:1", ""])
def test_a_name_of_somebody_else_gets_nothing(browser: Browser, host: str) -> None:
    name = host.format(port=browser.home.port, ip="127.0.0.1")
    assert browser.ask("GET", headers={"Host": name})[:2] == (403, "Forbidden\n")


def test_the_usual_name_of_this_machine_is_as_good(browser: Browser) -> None:
    assert browser.ask("GET", headers={"Host": f"localhost:{browser.home.port}"})[0] == 200


@pytest.mark.parametrize("method", ["HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "POST"])
def test_the_page_can_only_be_read(browser: Browser, method: str) -> None:
    origin = {"Origin": f"http://127.0.0.1:{browser.home.port}"}
    assert browser.ask(method, headers=origin)[0] == 405


def test_what_is_no_method_is_refused_in_a_line(browser: Browser) -> None:
    status, text, _ = browser.ask("<b>")
    assert (status, text) == (501, "Not Implemented\n")


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": ""},
        {"Origin": "null"},
        {"Origin": "http://evil.example"},
        {"Origin": "https://127.0.0.1:{port}"},
        {"Origin": "http://127.0.0.1"},
        {"Origin": "http://localhost:{port}"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Host": "evil.example:{port}", "Origin": "http://evil.example:{port}"},
    ],
)
def test_only_the_page_itself_may_write(
    browser: Browser, project: Path, headers: dict[str, str]
) -> None:
    given = {key: value.format(port=browser.home.port) for key, value in headers.items()}
    body = json.dumps({"finding": finding(project), "reason": "seen"})
    assert browser.send("accept", body, **given) == (403, "Forbidden\n")
    assert not (project / "expectations" / "accepted.yaml").exists()


def test_a_reader_of_another_page_gets_nothing(browser: Browser) -> None:
    assert browser.ask("GET", headers={"Origin": "http://evil.example"})[0] == 403


@pytest.mark.parametrize("kind", ["", "text/plain", "application/x-www-form-urlencoded", "x/json"])
def test_what_a_form_can_send_is_refused(browser: Browser, kind: str) -> None:
    assert browser.send("accept", "{}", Content_Type=kind)[0] == 415


def test_more_than_there_is_room_for_is_refused(browser: Browser) -> None:
    body = json.dumps({"finding": "x", "reason": "y" * guard.MAX_BODY})
    assert browser.send("accept", body) == (413, f"{HTTPStatus(413).phrase}\n")
    assert browser.send("accept", "{}", Content_Length="9" * 19)[0] == 413


@pytest.mark.parametrize("length", ["-1", "x", "1e3", "٣", "9" * 20])
def test_a_length_that_is_none_is_refused(length: str) -> None:
    home = Home("127.0.0.1", 80, "t")
    headers = {
        "host": "127.0.0.1:80",
        "origin": "http://127.0.0.1:80",
        "content-type": "application/json",
    }
    asked = Asked("POST", "/t/accept", headers | {"content-length": length})
    assert guard.wanted(asked, home) == HTTPStatus.LENGTH_REQUIRED
    pieces = headers | {"content-length": "2", "transfer-encoding": "chunked"}
    assert guard.wanted(Asked("POST", "/t/accept", pieces), home) == HTTPStatus.LENGTH_REQUIRED
    assert guard.wanted(Asked("POST", "/t/accept", headers), home) == HTTPStatus.LENGTH_REQUIRED


@pytest.mark.parametrize(
    "body",
    [
        *("", "{", "[]", "1", "null", '{"finding": "x"}', '{"finding": 1, "reason": "y"}'),
        '{"finding": "x", "reason": "y", "more": "z"}',
        b"\xff",
        "[" * 90_000,
    ],
)
def test_what_is_not_asked_for_is_refused(browser: Browser, body: bytes | str) -> None:
    assert browser.send("accept", body) == (400, "Bad Request\n")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2", "example.org", ""])
def test_nobody_but_this_machine_is_served(
    project: Path, host: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert project.is_dir()
    assert main(["serve", "--host", host]) == 2
    assert "the page is for this machine alone; 127.0.0.1 or ::1" in capsys.readouterr().err


def test_it_is_served_on_the_newer_loopback_too(project: Path) -> None:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        assert (
            not Path("/proc/net/if_inet6").exists()
            or "0000000000000001" not in Path("/proc/net/if_inet6").read_text()
        )
        return
    pages = Site(lambda: config.find(project), (), None)
    with listening(pages, "::1", 0, print) as running, serving(running):
        assert running.home.address.startswith("http://[::1]:")
        assert Browser(running.home).ask("GET")[0] == 200


@pytest.mark.parametrize("port", [-1, 65_536])
def test_a_port_that_is_none_is_refused(project: Path, port: int) -> None:
    pages = Site(lambda: config.find(project), (), None)
    with pytest.raises(UsageError, match="--port"), listening(pages, "127.0.0.1", port, print):
        pass


def test_a_port_that_is_taken_is_named(browser: Browser, project: Path) -> None:
    pages = Site(lambda: config.find(project), (), None)
    taken = browser.home.port
    said = f"--port {taken}: Address already in use"
    with pytest.raises(UsageError, match=said), listening(pages, "127.0.0.1", taken, print):
        pass


def test_every_run_has_its_own_token(project: Path) -> None:
    pages = Site(lambda: config.find(project), (), None)
    with (
        listening(pages, "127.0.0.1", 0, print) as one,
        listening(pages, "127.0.0.1", 0, print) as two,
    ):
        assert one.home.token != two.home.token
        assert len(one.home.token) >= 32


# ---------------------------------------------------------------- accept


def test_a_finding_is_accepted_and_the_page_says_so(browser: Browser, project: Path) -> None:
    before = browser.revision()
    status, answer = browser.post(
        "accept", finding=finding(project), reason='they said "then"', until="2099-12-31", who="Eve"
    )
    assert (status, answer["done"].partition(" in ")[2]) == (200, "expectations/accepted.yaml")
    written = (project / "expectations" / "accepted.yaml").read_text()
    assert '  reason: "they said \\"then\\""\n  until: "2099-12-31"\n  who: "Eve"\n' in written
    assert main(["check", "--no-reports"]) == 0
    assert browser.revision() != before
    assert "Accepted:</b> they said &#34;then&#34;, by Eve, until 2099-12-31" in browser.page()


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"reason": " "}, "“Why it may stand” is empty"),
        ({"finding": "ffffffffffff"}, "no finding 'ffffffffffff'"),
        ({"until": "2001-01-01"}, "“Last day it may stand” 2001-01-01: that day has passed"),
        ({"until": "soon"}, "“Last day it may stand” soon: no day; write 2025-01-31"),
    ],
)
def test_what_cannot_be_accepted_is_said_in_the_words_of_the_form(
    browser: Browser, project: Path, fields: dict[str, str], error: str
) -> None:
    status, answer = browser.post(
        "accept", **({"finding": finding(project), "reason": "seen"} | fields)
    )
    assert status == 422
    assert error in answer["error"]
    assert "--" not in answer["error"]
    assert not (project / "expectations" / "accepted.yaml").exists()


@pytest.mark.parametrize("label", ["Why it may stand", "Last day it may stand", "Who accepts it"])
def test_the_fields_are_called_in_the_form_as_in_what_is_refused(
    browser: Browser, label: str
) -> None:
    assert f"<label>{label}" in browser.page()


def test_two_at_once_write_one_after_the_other(browser: Browser, project: Path) -> None:
    known = finding(project)
    answers: list[int] = []

    def accept() -> None:
        answers.append(browser.post("accept", finding=known, reason="seen")[0])

    threads = [threading.Thread(target=accept) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert sorted(answers) == [200, 422, 422, 422]
    assert (project / "expectations" / "accepted.yaml").read_text().count("- finding") == 1


# ---------------------------------------------------------------- claim


def test_words_of_an_article_become_a_claim(browser: Browser, project: Path) -> None:
    # As a browser gives what was marked: without the ends of lines.
    words = " In the hall about 30 rested "
    status, answer = browser.post("claim", quantity="asleep", article="a", words=words)
    assert (status, answer) == (
        200,
        {"done": "added to the claims of asleep in expectations/flood.yaml"},
    )
    entry = '    claims:\n      - {in: "a", says: "In the hall\\r\\n  about 30 rested"}\n'
    domain = "    domain: [0, 1000]         # in one valley\n"
    assert rules(project) == RULES.replace(domain, domain + entry)
    assert main(["check", "--no-reports", "--output", f"json:{project}/x.json"]) == 1
    (report,) = [
        each
        for each in json.loads((project / "x.json").read_text())["findings"]
        if each["expectation"] == "missing-agrees"
    ]
    assert report
    assert "quoted by hand in the expectation file" in browser.page()


def test_what_the_words_do_not_say_can_be_added(browser: Browser, project: Path) -> None:
    fields = {"value": "35", "speaker": "Ada Berg", "as_of": "2024-03-05"}
    status, _ = browser.post(
        "claim", quantity="asleep", article="b", words="people were missing", **fields
    )
    assert status == 200
    assert (
        '- {in: "b", says: "people were missing", value: "35", speaker: "Ada Berg", '
        'as_of: "2024-03-05"}\n'
    ) in rules(project)
    assert main(["check", "--no-reports"]) == 1


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"words": "nobody slept"}, "a does not say “nobody slept”"),
        ({"words": "In the hall"}, "no value was read in “In the hall”; add “value:”"),
        ({"words": " "}, "no words"),
        ({"words": "x" * 3_000}, "3,000 characters; quote at most 2,000"),
        ({"quantity": "dogs"}, "no quantity 'dogs'; known are missing, asleep"),
        ({"article": "c"}, "no article 'c'"),
        ({"article": "../../etc/passwd"}, "no article '../../etc/passwd'"),
        ({"as_of": "2024-02-31"}, "there is no day 2024-02-31"),
        ({"value": "\ud800"}, "nothing can be added"),
    ],
)
def test_what_is_no_claim_is_said_and_nothing_written(
    browser: Browser, project: Path, fields: dict[str, str], error: str
) -> None:
    usual = {"quantity": "asleep", "article": "a", "words": "about 30"}
    status, answer = browser.post("claim", **(usual | fields))
    assert status == 422
    assert error in answer["error"]
    assert rules(project) == RULES


def test_an_error_in_what_was_added_names_its_line(browser: Browser) -> None:
    _, answer = browser.post("claim", quantity="asleep", article="a", words="nobody slept")
    assert answer["error"].startswith("expectations/flood.yaml:9:9: ")


# ---------------------------------------------------------------- the files change


def test_a_change_reaches_who_waits_for_it(browser: Browser, project: Path) -> None:
    first = browser.revision()
    timer = threading.Timer(0.1, (project / "seeds" / "b.txt").write_text, ["60 people slept.\n"])
    timer.start()
    status, text, _ = browser.ask("GET", at=f"changes?since={first}")
    timer.join()
    assert status == 200
    assert json.loads(text)["revision"] != first
    assert "slept." in browser.page()


def test_who_is_late_hears_at_once(browser: Browser) -> None:
    now = browser.revision()
    _, text, _ = browser.ask("GET", at="changes?since=other")
    assert json.loads(text) == {"revision": now}


def test_who_waits_for_long_is_told_that_nothing_changed(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site, "PATIENCE", 0.05)
    now = browser.revision()
    _, text, _ = browser.ask("GET", at=f"changes?since={now}")
    assert json.loads(text) == {"revision": now}


def test_the_same_files_give_the_same_page(browser: Browser) -> None:
    assert browser.page() == browser.page()


@pytest.mark.parametrize(
    ("file", "content", "error"),
    [
        ("expectations/flood.yaml", "quantities: {a: {<b>: 1}}", "expectations/flood.yaml:1:17: "),
        ("expectations/flood.yaml", "- \x00", "expectations/flood.yaml"),
        ("expectations/accepted.yaml", "{", "expectations/accepted.yaml:1:2: "),
        ("seeds/sources.yaml", "a: {published: soon}", "seeds/sources.yaml:1:16: "),
        ("discrepant.toml", "sources = 3", "discrepant.toml:1: "),
    ],
)
def test_a_broken_file_is_told_on_the_page_until_it_is_mended(
    browser: Browser, project: Path, file: str, content: str, error: str
) -> None:
    known = finding(project)
    whole, first = browser.page(), browser.revision()
    path = project / file
    before = path.read_text() if path.exists() else None
    path.write_text(content)
    broken = browser.page()
    assert "No report as things are" in broken
    assert error in html.unescape(broken)
    assert "Traceback" not in broken
    assert "<b>" not in broken
    assert browser.revision() != first
    status, answer = browser.post("accept", finding=known, reason="seen")
    assert (status, answer["error"]) == (422, "the project cannot be read as it is; see the page")
    path.unlink() if before is None else path.write_text(before)
    mended = browser.page()
    assert re.sub(r'data-revision="\w+"', "", mended) == re.sub(r'data-revision="\w+"', "", whole)


def test_a_file_that_goes_while_it_is_read_is_no_fault(
    browser: Browser, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise FileNotFoundError(2, "No such file or directory", "seeds/a.txt")

    with monkeypatch.context() as patch:
        patch.setattr("discrepant.project.checked", gone)
        assert "No such file or directory: &#39;seeds/a.txt&#39;" in browser.page()
    (project / "seeds" / "c.txt").write_text("Nothing.\n")
    assert "No report as things are" not in browser.page()


def test_the_page_says_what_is_new_since_the_last_report(browser: Browser, project: Path) -> None:
    assert main(["check"]) == 1
    assert "Since the last report" not in browser.page()
    (project / "seeds" / "b.txt").write_text("By noon 70 people were missing.\n")
    before = (project / "reports" / "history.jsonl").read_bytes()
    assert "<li>1 new, 1 gone</li>" in browser.page()
    assert (project / "reports" / "history.jsonl").read_bytes() == before


def test_a_fault_of_ours_is_said_in_a_line(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    pages = Site(lambda: config.find(project), (), None)
    monkeypatch.setattr(site, "render", lambda *_: 1 // 0)
    with listening(pages, "127.0.0.1", 0, told.append) as running, serving(running):
        status, text, _ = Browser(running.home).ask("GET")
    assert (status, text) == (500, "Internal Server Error\n")
    assert told == [
        "a fault of discrepant itself: ZeroDivisionError: integer division or modulo by zero"
    ]


def test_a_browser_that_goes_away_is_nobodys_fault(browser: Browser) -> None:
    for sent in (b"", b"GET", f"GET /{browser.home.token}/ HTTP/1.0\r\n\r\n".encode()):
        with socket.create_connection(("127.0.0.1", browser.home.port), timeout=5) as link:
            link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            link.sendall(sent)
    assert browser.ask("GET")[0] == 200


def test_a_hundred_at_once_are_let_in_while_nobody_has_been_answered_yet(project: Path) -> None:
    pages = Site(lambda: config.find(project), (), None)
    with listening(pages, "127.0.0.1", 0, print) as busy, ExitStack() as links:
        for _ in range(100):
            link = socket.create_connection(("127.0.0.1", busy.home.port), timeout=5)
            links.enter_context(link)


# ---------------------------------------------------------------- articles that were named


@pytest.fixture
def named(project: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    """Serve a draft that lies elsewhere, and one of the two articles of the project."""
    monkeypatch.setattr(site, "PAUSE", 0.02)
    (project / "draft.txt").write_text("By noon 90 people were missing. 7 people slept.\n")
    pages = Site(lambda: config.find(project), (), None, ("seeds/a.txt", "draft.txt"))
    with listening(pages, "127.0.0.1", 0, print) as running, serving(running):
        yield Browser(running.home)


def test_articles_that_were_named_are_served_and_no_others(named: Browser) -> None:
    text = named.page()
    assert "40 vs 90" in re.sub(r"<[^>]*>", "", text).replace("  ", " ")
    assert "seeds/a.txt" in text
    assert "seeds/b.txt" not in text


@pytest.mark.usefixtures("project")
def test_a_page_of_named_articles_is_no_record_of_the_project(named: Browser) -> None:
    assert main(["check"]) == 1
    assert "Since the last report" not in named.page()


def test_articles_that_were_named_are_followed(named: Browser, project: Path) -> None:
    before = named.revision()
    (project / "seeds" / "b.txt").write_text("By noon 70 people were missing.\n")
    assert named.revision() == before
    (project / "draft.txt").write_text("By noon 95 people were missing.\n")
    after = named.revision()
    assert after != before
    (project / "sources.yaml").write_text("draft: {publisher: The Morning}\n")
    assert named.revision() != after
    assert "The Morning" in named.page()
    (project / "draft.txt").unlink()
    assert "draft.txt: no such file or folder" in html.unescape(named.page())


def test_a_claim_is_quoted_from_articles_that_every_run_reads(
    named: Browser, project: Path
) -> None:
    status, answer = named.post("claim", quantity="asleep", article="draft", words="7 people slept")
    assert status == 422
    assert "draft is in no folder of `sources`" in answer["error"]
    assert rules(project) == RULES
    status, _ = named.post("claim", quantity="asleep", article="a", words="In the hall about 30")
    assert status == 200
    assert '{in: "a", says: ' in rules(project)


# ---------------------------------------------------------------- the command


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("path", "said"), [("draft.txt", "draft.txt: no such file or folder"), ("-", "cannot be foll")]
)
def test_articles_that_are_not_there_are_said_before_anything_is_served(
    capsys: pytest.CaptureFixture[str], path: str, said: str
) -> None:
    assert main(["serve", path]) == 2
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.out == ""


def test_the_command_serves_the_articles_that_it_is_given(project: Path) -> None:
    with started(project, "seeds/b.txt") as process:
        assert process.stdout is not None
        with urllib.request.urlopen(process.stdout.readline().strip(), timeout=20) as answer:
            text = answer.read().decode()
        process.send_signal(signal.SIGINT)
        process.wait(20)
    assert "60 people" in text
    assert "40 people" not in text


def started(project: Path, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "discrepant", "serve", *words],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_the_command_prints_the_address_and_ends_on_ctrl_c(project: Path) -> None:
    with started(project) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        found = re.fullmatch(r"http://127\.0\.0\.1:([0-9]+)/([\w-]{32,})/", address)
        assert found is not None
        browser = Browser(Home("127.0.0.1", int(found[1]), found[2]))
        revision = browser.revision()
        waits = threading.Thread(
            target=lambda: _nothing(lambda: browser.ask("GET", at=f"changes?since={revision}"))
        )
        waits.start()
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        try:
            out, err = process.communicate(timeout=10)
        finally:
            process.kill()  # leaving the block waits for it
        waits.join(10)
    assert process.returncode == 130
    assert out == ""
    assert err == (
        "discrepant: the address is for you alone; Ctrl-C ends it\ndiscrepant: interrupted\n"
    )


def _nothing(call: Callable[[], object]) -> None:
    try:
        call()
    except (OSError, http.client.HTTPException):
        return


def test_a_browser_is_opened_only_when_asked(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)

    def interrupted(_: Server) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(server.Server, "serve_forever", interrupted)
    assert project.is_dir()
    assert main(["serve"]) == 130
    assert opened == []
    capsys.readouterr()
    assert main(["serve", "--open"]) == 130
    assert opened == [capsys.readouterr().out.strip()]


def test_a_broken_configuration_ends_before_it_begins(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "discrepant.toml").write_text("sauces = []")
    assert main(["serve"]) == 2
    assert "unknown key 'sauces'" in capsys.readouterr().err
