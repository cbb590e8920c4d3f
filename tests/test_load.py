from __future__ import annotations

import hashlib
import os
from datetime import date
from pathlib import Path

import pytest

from discrepant import load
from discrepant.config import Config, ConfigError, UsageError, find
from discrepant.interval import Interval
from discrepant.model import Acceptance, Level
from discrepant.yaml_nodes import ExpectationError
from projects import no_files

ROOT = Path(__file__).parent.parent
SEEDS = {
    "000_e61aee8b45da73a5": "429049f50409879fc8dba0e8d8e05ba5c70ed6f46cb708f2b9b84dc80a932d11",
    "001_5790b87cadae2bc3": "14e36f38e597acfa63ea5230867fbb1d8248f81f84b47e4814db163e911dc9d7",
    "002_f8f31cfa6756e2bb": "8d1481e61f5940550eb831fdf7873a711e1d8a64707243392ef0c38fff819266",
    "003_7c5286c99ca16dc2": "073e4de44f9a600781402fad6ce310d7ec814117393e5db3300fa8c00ead4c6a",
    "004_f0a0f4931d3789de": "7ff4941add737e4a5917f61156c2a0f7c8415efafef8d121b1bffffcba29d8da",
}


@pytest.fixture
def config(tmp_path: Path) -> Config:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "expectations").mkdir()
    return Config(tmp_path)


def seed(config: Config, name: str, content: bytes | str = "Text.") -> Path:
    path = config.root / "seeds" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def reasons(config: Config) -> dict[str, str]:
    return dict(load.configured(config).skipped)


# ---------------------------------------------------------------- configuration


def test_without_any_configuration_the_defaults_hold(tmp_path: Path) -> None:
    assert find(tmp_path) == Config(tmp_path, ("seeds",), ("expectations",), "reports")


def test_pyproject_is_looked_for_upwards(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.discrepant]\nsources = ["news", "wire"]\n')
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (inner.parent / "pyproject.toml").write_text("[tool.other]\nx = 1\n")
    found = find(inner)
    assert (found.root, found.sources) == (tmp_path, ("news", "wire"))


def test_discrepant_toml_needs_no_section(tmp_path: Path) -> None:
    (tmp_path / "discrepant.toml").write_text('reports = "out"\n')
    assert find(tmp_path).reports == "out"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('\nsource = ["x"]', ":2: unknown key 'source'; did you mean 'sources'?"),
        ("colour = 1", ":1: unknown key 'colour'; known are sources, expectations, reports"),
        ('sources = "x"', ":1: 'sources' must be a list of folders, as [\"seeds\"]"),
        ("sources = []", ":1: 'sources' must be a list of folders, as [\"seeds\"]"),
        ("sources = [1]", ":1: 'sources' must be the path of a folder, not 1"),
        ('sources = ["../x"]', ":1: '../x' leaves the project; name it on the command line"),
        ("levels = 3", ":1: 'levels' must be a table, as {quoted = \"note\"}"),
        (
            'levels = {qouted = "note"}',
            ":1: unknown kind 'qouted' in levels; did you mean 'quoted'?",
        ),
        (
            '\nlevels = {self = "warn"}',
            ":2: unknown level 'warn' of 'self'; did you mean 'warning'?",
        ),
        ("[levels]\nself = 3", ":1: unknown level 3 of 'self'; known are error, warning, note"),
        ('cache = "/tmp"', ":1: '/tmp' leaves the project; name it on the command line"),
        ("cache = false", ":1: 'cache' must be the path of a folder, not False"),
        ('reports = "/etc"', ":1: '/etc' leaves the project; name it on the command line instead"),
        ("reports = ", ": not TOML: Invalid value (at end of document)"),
    ],
)
def test_a_bad_configuration_is_told_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "discrepant.toml"
    path.write_text(text)
    with pytest.raises(ConfigError) as error:
        find(tmp_path)
    assert str(error.value).startswith(f"{path}{message}")


def test_levels_of_kinds_and_a_cache(tmp_path: Path) -> None:
    (tmp_path / "discrepant.toml").write_text(
        'cache = ".cache/x"\n[levels]\nquoted = "note"\nself = "error"\n'
    )
    found = find(tmp_path)
    assert found.cache == ".cache/x"
    assert found.levels == (("quoted", Level.NOTE), ("self", Level.ERROR))
    assert (Config(tmp_path).cache, Config(tmp_path).levels) == ("", ())


def test_a_section_that_is_no_table(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool]\ndiscrepant = 3\n")
    with pytest.raises(ConfigError, match=r"\[tool.discrepant\] must be a table"):
        find(tmp_path)


def test_a_configuration_that_is_no_utf8(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_bytes(b"\xff")
    with pytest.raises(ConfigError, match="cannot be read"):
        find(tmp_path)


# ---------------------------------------------------------------- articles


def test_articles_come_by_path_and_as_they_lie_on_disk(config: Config) -> None:
    seed(config, "b.txt", "\ufeffone\r\ntwo\rthree\n")
    seed(config, "a.txt", "")
    seed(config, "sub/c.TXT")
    seed(config, "notes.md")
    seed(config, ".hidden.txt")
    found = load.configured(config)
    assert [(each.id, each.path) for each in found.sources] == [
        ("a", "seeds/a.txt"),
        ("b", "seeds/b.txt"),
        ("c", "seeds/sub/c.TXT"),
    ]
    assert found.sources[1].text == "\ufeffone\r\ntwo\rthree\n"
    assert found.skipped == ()


def test_two_with_one_stem_have_their_paths_for_ids(config: Config) -> None:
    seed(config, "a.txt")
    seed(config, "sub/a.txt")
    seed(config, "b.txt")
    assert [each.id for each in load.configured(config).sources] == [
        "seeds/a.txt",
        "b",
        "seeds/sub/a.txt",
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"caf\xe9", "not UTF-8: byte 0xe9 at offset 3"),
        ("text".encode("utf-16"), "not UTF-8: byte 0xff at offset 0"),
        (b"trunc\xe2\x80", "not UTF-8: byte 0xe2 at offset 5"),
        (b"overlong \xc0\xaf", "not UTF-8: byte 0xc0 at offset 9"),
        (b"\xed\xa0\x80", "not UTF-8: byte 0xed at offset 0"),
        (b"a\0b", "not a text: a NUL at offset 1"),
        (b"x" * 10_000_001, "larger than 10 MB"),
    ],
)
def test_what_is_no_text_is_set_aside_and_the_others_go_on(
    config: Config, content: bytes, reason: str
) -> None:
    seed(config, "bad.txt", content)
    seed(config, "good.txt")
    found = load.configured(config)
    assert [each.id for each in found.sources] == ["good"]
    assert found.skipped == (("seeds/bad.txt", reason),)


def test_links_pipes_and_folders_are_set_aside(config: Config, tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text("Outside.")
    seeds = config.root / "seeds"
    seed(config, "good.txt")
    (seeds / "alias.txt").symlink_to("good.txt")
    (seeds / "near.txt").symlink_to("../outside.txt")
    left_out = no_files(seeds) | {"near.txt": "a link that leaves the folder"}
    assert reasons(config) == {f"seeds/{name}": why for name, why in left_out.items()}
    assert [each.id for each in load.configured(config).sources] == ["alias", "good"]


def test_a_named_device_is_set_aside(config: Config) -> None:
    assert load.named(["/dev/zero"], config).skipped[0][1] == "a device, not a file"


def test_odd_names_do_not_break_anything(config: Config) -> None:
    seed(config, "new\nline.txt")
    seed(config, "-dash.txt")
    raw = os.fsencode(config.root / "seeds") + b"/caf\xe9.txt"
    Path(os.fsdecode(raw)).write_text("Text.")
    assert [each.path for each in load.configured(config).sources] == [
        "seeds/-dash.txt",
        "seeds/caf\\xe9.txt",
        "seeds/new\nline.txt",
    ]


def test_named_articles_may_have_any_name(config: Config) -> None:
    path = seed(config, "draft.md")
    assert [each.id for each in load.named([str(path), str(path)], config).sources] == ["draft"]


def test_a_path_that_is_not_there(config: Config) -> None:
    with pytest.raises(UsageError, match="nowhere: no such file or folder"):
        load.named([str(config.root / "nowhere")], config)


def test_a_configured_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"^seeds: no such file or folder \(`sources` of"):
        load.configured(Config(tmp_path))


def test_no_article_is_required_to_be_told(config: Config) -> None:
    with pytest.raises(UsageError, match="no articles"):
        load.configured(config).required()
    seed(config, "bad.txt", b"\xff")
    with pytest.raises(UsageError, match=r"can be read\nseeds/bad\.txt: not"):
        load.configured(config).required()


def test_stdin_is_an_article_with_a_name(config: Config) -> None:
    name = str(config.root / "seeds" / "draft.txt")
    seed(config, "sources.yaml", "draft: {publisher: The Gazette}\n")
    (source,) = load.stdin(b"Text.", name, config).sources
    assert (source.id, source.path, source.publisher) == ("draft", "seeds/draft.txt", "The Gazette")
    assert load.stdin(b"\xff", name, config).skipped == (
        ("seeds/draft.txt", "not UTF-8: byte 0xff at offset 0"),
    )


# ---------------------------------------------------------------- sources.yaml


def test_what_is_known_of_an_article(config: Config) -> None:
    seed(config, "a.txt")
    seed(config, "b.txt")
    seed(
        config,
        "sources.yaml",
        "a: {publisher: The Gazette, original: Wire, published: 2024-10-22/2024-10-23, story: x}\n"
        "b:\n  published: 2024-02-29\n",
    )
    a, b = load.configured(config).sources
    assert (a.publisher, a.original, a.story) == ("The Gazette", "Wire", "x")
    assert a.published == Interval.days(date(2024, 10, 22), date(2024, 10, 23))
    assert b.published == Interval.days(date(2024, 2, 29), date(2024, 2, 29))
    assert load.declared(config) == ("a", "b")


def test_an_entry_without_article_is_a_warning(config: Config) -> None:
    seed(config, "a_one.txt")
    seed(config, "sources.yaml", "a_won: {publisher: The Gazette}\n")
    assert load.configured(config).warnings == (
        "seeds/sources.yaml:1:1: no article 'a_won' in this folder; did you mean 'a_one'?",
    )


def test_an_entry_of_an_article_that_was_not_named_is_none(config: Config) -> None:
    path = seed(config, "a.txt")
    seed(config, "b.txt")
    seed(config, "sources.yaml", "b: {publisher: The Gazette}\n")
    assert load.named([str(path)], config).warnings == ()


@pytest.mark.parametrize("content", ["", "# nothing yet\n", "\n  # nor here\n"])
def test_a_blank_sources_yaml_says_nothing(config: Config, content: str) -> None:
    seed(config, "a.txt")
    seed(config, "sources.yaml", content)
    assert load.configured(config).sources[0].publisher == ""


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a: {publishr: x}", "seeds/sources.yaml:1:5: unknown key 'publishr'; did you mean"),
        ("a: {published: 2024-13-01}", "seeds/sources.yaml:1:16: '2024-13-01' is no day"),
        ("a: {published: 20241001}", "seeds/sources.yaml:1:16: '20241001' is no day"),
        ("a: {published: 2024-10-02/}", "seeds/sources.yaml:1:16: '' is no day"),
        ("a: {published: 2024-10-02/2024-10-01}", "'2024-10-02/2024-10-01' ends before it begins"),
        ("a: x", "seeds/sources.yaml:1:4: expected keys with values, not the text 'x'"),
        ("[a]", "seeds/sources.yaml:1:1: expected keys with values, not a list"),
    ],
)
def test_a_bad_sources_yaml_is_told_with_its_place(
    config: Config, content: str, message: str
) -> None:
    seed(config, "a.txt")
    seed(config, "sources.yaml", content)
    with pytest.raises(ExpectationError) as error:
        load.configured(config)
    assert message in str(error.value)


def test_a_sources_yaml_that_is_no_text(config: Config) -> None:
    seed(config, "a.txt")
    seed(config, "sources.yaml", b"\xff")
    with pytest.raises(UsageError, match=r"seeds/sources.yaml:1:1: not UTF-8"):
        load.configured(config)


# ---------------------------------------------------------------- expectations


def rule(config: Config, name: str, content: bytes | str = "expectations: {}\n") -> Path:
    path = config.root / "expectations" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_expectation_files_are_all_yaml_but_two(config: Config) -> None:
    for name in ("b.yaml", "a.yml", "sub/c.yaml", "accepted.yaml", "sources.yaml", "x.json"):
        rule(config, name)
    found = load.expectation_files(config)
    assert [path.relative_to(config.root).as_posix() for path in found] == [
        "expectations/a.yml",
        "expectations/b.yaml",
        "expectations/sub/c.yaml",
    ]


def test_no_expectation_file_says_what_to_do(config: Config) -> None:
    begin = "no expectation file in expectations; begin one with: discrepant init"
    with pytest.raises(UsageError, match=begin):
        load.expectation_files(config)
    with pytest.raises(UsageError, match="no such file or folder"):
        load.expectation_files(config, [str(config.root / "nowhere.yaml")])


def test_an_expectation_file_that_leaves_the_folder_is_refused(config: Config) -> None:
    (config.root / "far.yaml").write_text("expectations: {}\n")
    (config.root / "expectations" / "near.yaml").symlink_to("../far.yaml")
    with pytest.raises(UsageError, match=r"near.yaml:1:1: a link that leaves the folder"):
        load.expectation_files(config)


def test_problems_of_all_files_come_at_once(config: Config) -> None:
    rule(config, "a.yaml", "unit: x\n")
    rule(config, "b.yaml", "speaker: x\n")
    with pytest.raises(ExpectationError) as error:
        load.rulesets(load.expectation_files(config), config)
    lines = str(error.value).split("\n")
    assert [line.partition(": ")[0] for line in lines] == [
        "expectations/a.yaml:1:1",
        "expectations/b.yaml:1:1",
    ]


def test_an_expectation_file_that_is_no_utf8(config: Config) -> None:
    path = rule(config, "a.yaml", b"why: caf\xe9\n")
    with pytest.raises(UsageError, match=r"expectations/a.yaml:1:9: not UTF-8: byte 0xe9"):
        load.rulesets([path], config)


def test_acceptances(config: Config) -> None:
    rule(
        config,
        "accepted.yaml",
        "- finding: 3f9a1c\n  reason: known\n  until: 2026-01-31\n  who: An Editor\n"
        "- {finding: '0000', reason: known too}\n",
    )
    assert load.acceptances(config) == (
        Acceptance("3f9a1c", "known", "2026-01-31", "An Editor"),
        Acceptance("0000", "known too"),
    )
    named = str(config.root / "expectations" / "a.yaml")
    assert load.acceptances(config, [named]) == load.acceptances(config)


@pytest.mark.parametrize("content", [None, "", "# none left\n"])
def test_no_acceptances(config: Config, content: str | None) -> None:
    if content is not None:
        rule(config, "accepted.yaml", content)
    assert load.acceptances(config) == ()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("- {finding: x}", "accepted.yaml:1:3: the key 'reason' is missing"),
        ("- {finding: x, reason: y, untl: z}", "unknown key 'untl'; did you mean 'until'?"),
        ("- {finding: x, reason: y, until: soon}", "'soon' is no day"),
        ("finding: x", "expected a list"),
    ],
)
def test_bad_acceptances_are_told_with_their_place(
    config: Config, content: str, message: str
) -> None:
    rule(config, "accepted.yaml", content)
    with pytest.raises(ExpectationError) as error:
        load.acceptances(config)
    assert message in str(error.value)


# ---------------------------------------------------------------- the five articles


@pytest.mark.parametrize(("stem", "digest"), SEEDS.items())
def test_the_articles_stay_byte_for_byte_as_they_came(stem: str, digest: str) -> None:
    content = (ROOT / "seeds" / f"{stem}.txt").read_bytes()
    assert hashlib.sha256(content).hexdigest() == digest


def test_all_of_them_are_known_and_dated() -> None:
    found = load.configured(find(ROOT))
    assert {each.id for each in found.sources} == set(SEEDS)
    assert all(each.published and each.publisher for each in found.sources)
    assert (found.skipped, found.warnings) == ((), ())
