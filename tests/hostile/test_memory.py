"""Eight times the articles take less than 75 MB more: memory holds claims, not texts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from random import Random

RULES = """\
quantities:
  missing: {what: people missing, unit: person, find: [{with: [missing, lost]}]}
  broke: {what: the day, unit: date, find: [{with: [broke, said]}]}
expectations:
  missing-agree: {agree: missing}
  one-spelling: {spelling: [Ada Berg]}
  berg-quoted-alike: {verbatim: {speaker: Ada Berg, about: [water]}}
"""
SENTENCES = (
    "About {} people were missing in {} after the dam broke on 5 March, Ada Berg said.",
    "“The water took {} houses of {} in one night,” Ada Berg said on Monday.",
    "Some {} boats of {} were lost, and 12 men with them 🌊 — nobody knows more.",
    "The mayor of {1} counted {0} tents, {0} cars and no more than 40 cows.",
)


def article(number: int) -> str:
    """Return 3.5 kB that are no copy of another, with as many figures as news has."""
    random = Random(number)
    lines = [each.format(random.choice((1_200, 1_500)), _word(random)) for each in SENTENCES]
    while sum(map(len, lines)) < 3_500:
        words = " ".join(_word(random) for _ in range(48))
        lines.append(f"Nobody knew on {random.randint(1, 28)} May what {words} had cost.")
    return "\n\n".join(lines)


def _word(random: Random) -> str:
    return "".join(random.choices("abdegiklmnorstu", k=7)).title()


def megabytes(root: Path, articles: int) -> float:
    """Return the most that a run over so many articles ever had in memory, all reports written."""
    for folder in ("seeds", "expectations"):
        (root / folder).mkdir(parents=True)
    (root / "discrepant.toml").write_text('cache = "kept"\n')
    (root / "expectations" / "dam.yaml").write_text(RULES)
    for number in range(articles):
        (root / "seeds" / f"{number}.txt").write_text(article(number))
    command = [sys.executable, "-m", "discrepant", "check"]
    with subprocess.Popen(
        command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 1
    assert (root / "reports" / "index.html").is_file()
    # Kilobytes on Linux, bytes on macOS.
    return used.ru_maxrss / (1_000_000 if sys.platform == "darwin" else 1_000)


def test_eight_times_the_articles_take_little_more_memory(tmp_path: Path) -> None:
    few, many = megabytes(tmp_path / "few", 100), megabytes(tmp_path / "many", 800)
    assert many - few < 60, (few, many)
