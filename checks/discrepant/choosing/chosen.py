"""Which findings did the caller choose to hear of, by configuration and by options?"""

from __future__ import annotations

from pathlib import Path

from discrepant.choosing import baselines, narrow
from discrepant.choosing.narrow import Changes, Wish
from discrepant.config import Config, UsageError, suggestion
from discrepant.load.files import shown
from discrepant.model import Level, Report


def narrowed(report: Report, config: Config, changed_since: str = "") -> Report:
    """Return the report with the findings that the configuration, and a commit, leave in it.

    Raises UsageError for a word that names nothing, a baseline that cannot be used, and a
    commit that git does not know.
    """
    known = baselines.read(baseline(config), called(config)) if config.baseline else ()
    wish = Wish(
        config.select,
        config.ignore,
        Level(config.min_level),
        frozenset(each.fingerprint for each in known),
        _changes(changed_since, config) if changed_since else None,
    )
    for word in narrow.unknown(report, wish):
        near = suggestion(word, narrow.names(report))
        raise UsageError(f"no expectation, kind, tag or finding '{word}'{near}")
    return narrow.narrowed(report, wish)


def _changes(ref: str, config: Config) -> Changes:
    # Not at the top: few runs ask git.
    from discrepant.choosing import changes

    return changes.since(ref, config.root)


def fails(report: Report, fail_on: str) -> bool:
    """Tell whether a finding that nobody accepted is as grave as `fail_on`, or graver."""
    if fail_on == "never":
        return False
    least = Level(fail_on).gravity
    return any(finding.counts and finding.level.gravity >= least for finding in report.findings)


def baseline(config: Config) -> Path:
    """Return the file of the known findings, the usual one where none is configured."""
    return config.root / (config.baseline or baselines.DEFAULT)


def called(config: Config) -> str:
    """Return what messages call the baseline."""
    return shown(baseline(config), config.root)
