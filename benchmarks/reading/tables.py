"""How are the results shown? Markdown tables, one line a tool."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from benchmarks.markdown_table import markdown
from benchmarks.reading.scoring import Score

_NONE = "–"
_GROUPS = ("exact", "about", "open", "range", "vague", "denied", "date")


def main_table(
    names: Sequence[str],
    figures: Mapping[str, Score],
    dates: Mapping[str, Score],
    both: Mapping[str, Score],
    speeds: Mapping[str, float],
) -> str:
    """Return the table that the README quotes: quality on our sentences beside speed."""
    yardstick = list(speeds.values())[-1]
    rows = [
        (
            name,
            _share(figures[name].value, figures[name].mentions),
            _share(figures[name].shaped, figures[name].mentions),
            _share(figures[name].full, figures[name].mentions),
            _share(dates[name].full, dates[name].mentions),
            _of(both[name].fired, both[name].silent),
            _speed(speeds[name]),
            f"{speeds[name] / yardstick:.2g}",
        )
        for name in names
    ]
    heads = (
        "",
        "figures: value",
        "and hedge",
        "and unit or noun",
        "dates",
        "false alarms",
        "MB/s",
        "× plain `re`",
    )
    return markdown(heads, rows)


def groups_table(names: Sequence[str], groups: Mapping[str, Mapping[str, Score]]) -> str:
    """Return all-of-it-right by the kind of mention, for each tool."""
    scores = {name: [groups[name][group] for group in _GROUPS] for name in names}
    rows = [
        (name, *(_share(score.full, score.mentions) for score in scores[name])) for name in names
    ]
    counts = {group: max(groups[name][group].mentions for name in names) for group in _GROUPS}
    return markdown(("", *(f"{group} ({counts[group]})" for group in _GROUPS)), rows)


def suites_table(names: Sequence[str], suites: Mapping[str, Mapping[str, Score]]) -> str:
    """Return value / all of it, and the negatives fired on, for each suite and tool."""
    rows = [
        (
            name,
            *(
                cell
                for scores in suites.values()
                for cell in (_pair(scores[name]), _of(scores[name].fired, scores[name].silent))
            ),
        )
        for name in names
    ]
    heads = [head for suite in suites for head in (suite, "fired")]
    return markdown(("", *heads), rows)


def _pair(score: Score) -> str:
    if not score.mentions:
        return _NONE
    return f"{_share(score.value, score.mentions)} / {_share(score.full, score.mentions)}"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else _NONE


def _of(part: int, whole: int) -> str:
    return f"{part} of {whole}" if whole else _NONE


def _speed(speed: float) -> str:
    return f"{speed:.1f}" if speed >= 1 else f"{speed:.2g}"
