"""How does comparing grow with the claims, and binding with the quantities?

Claims are synthetic: a toll over thirty days, one claim in fifty an outlier.  Time per claim
may grow like log n, never like n.  Binding holds the same mentions against ten quantities and
against a thousand, of which the articles speak of ten.
"""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from random import Random

from benchmarks.markdown_table import markdown

from discrepant import bind, expectations, extract
from discrepant.compare import clashes
from discrepant.compare.pairs import Rule
from discrepant.interval import Interval
from discrepant.model import Claim, Mention, Passage, Ruleset, Source
from discrepant.units import table as units

SIZES = (10_000, 100_000, 1_000_000)
QUANTITIES = (10, 1_000)
ARTICLES = 200
OUTLIERS = 0.02
SUBJECTS = "boats cars cows doors flats goats homes lamps ports roads".split()


def main() -> None:
    """Run both benchmarks and print Markdown tables."""
    print(comparing())
    print()
    print(binding())


def comparing() -> str:
    """Return the time to compare claims, in all and per claim, as a table."""
    heads = ("claims", "seconds", "µs a claim", "µs a claim / log₂ n", "in findings")
    return markdown(heads, [_compare(size) for size in SIZES])


def _compare(size: int) -> tuple[str, ...]:
    claims = _claims(size)
    rule = Rule(Fraction(1, 20), valid_for=14)
    gc.collect()
    began = time.perf_counter()
    found = clashes.find(claims, rule)
    seconds = time.perf_counter() - began
    each = 1e6 * seconds / size
    clashing = sum(len(part.clashing) for part in found.components)
    per_log = each / math.log2(size)
    return f"{size:,}", f"{seconds:.2f}", f"{each:.2f}", f"{per_log:.3f}", f"{clashing:,}"


def _claims(size: int) -> list[Claim]:
    """Return claims of about 500, and one in fifty far from it, the same ones at every call."""
    random = Random(17)
    first = date(2023, 6, 1)
    days = [Interval.days(day, day) for day in (first + timedelta(n) for n in range(30))]
    usual = [Interval.of(500 - spread, 500 + spread) for spread in range(10)]
    outliers = [Interval.point(n) for n in (*range(100, 400), *range(600, 900))]
    passage = Passage("a", "a.txt", 0, 1, 1, 1, "x", "x")
    return [
        Claim(
            "toll",
            random.choice(outliers if random.random() < OUTLIERS else usual),
            passage,
            "person",
            as_of=random.choice(days),
        )
        for _ in range(size)
    ]


def binding() -> str:
    """Return the time to bind the mentions of an article to few and to many quantities."""
    sources = [_article(number) for number in range(ARTICLES)]
    mentions = [extract.read(source) for source in sources]
    rows = [_bind(list(zip(sources, mentions, strict=True)), count) for count in QUANTITIES]
    return markdown(("quantities", "µs an article of ten figures", "claims"), rows)


def _bind(articles: list[tuple[Source, tuple[Mention, ...]]], count: int) -> tuple[str, ...]:
    readers = bind.Readers(extract.read, extract.phrases)
    binder = bind.Binder(_ruleset(count), units.table(()), readers)
    seconds = min(_seconds(lambda: [binder.bind(*each) for each in articles]) for _ in range(3))
    claims = sum(len(binder.bind(*each).claims) for each in articles)
    return f"{count:,}", f"{1e6 * seconds / len(articles):.0f}", f"{claims:,}"


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _article(number: int) -> Source:
    """Return an article with a figure for each subject."""
    lines = [
        f"Inspectors counted {number + at} people with {subject} of their own."
        for at, subject in enumerate(SUBJECTS)
    ]
    return Source(f"article{number}", "\n\n".join(lines), f"article{number}.txt")


def _ruleset(count: int) -> Ruleset:
    """Return quantities of which the articles speak, and others up to a number."""
    names = [*SUBJECTS, *(f"other{number}" for number in range(count - len(SUBJECTS)))]
    quantities = (
        f"  {name}: {{what: people with {name}, unit: person, find: [{{with: [{name}]}}]}}\n"
        for name in names
    )
    return expectations.join([expectations.read("quantities:\n" + "".join(quantities), "a.yaml")])


if __name__ == "__main__":
    main()
