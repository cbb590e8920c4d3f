"""Hold claims against expectations: claims in, outcomes out, nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from discrepant.compare.agree import agree
from discrepant.compare.concerned import by_quantity, concerned
from discrepant.compare.fold import fold
from discrepant.compare.naming import Book
from discrepant.compare.persons import told_apart
from discrepant.compare.relate import relate
from discrepant.compare.spelling import spelling
from discrepant.compare.verbatim import verbatim
from discrepant.model import Claim, Expectation, Outcome, Test

__all__ = ["Book", "by_quantity", "concerned", "fold", "judge", "told_apart"]


def judge(expectation: Expectation, claims: Sequence[Claim], book: Book) -> Outcome:
    """Return what an expectation comes to over the claims of a run, copies folded."""
    if expectation.test is Test.AGREE:
        return agree(expectation, claims, book)
    if expectation.test is Test.VERBATIM:
        return verbatim(expectation, claims, book)
    if expectation.test is Test.SPELLING:
        return spelling(expectation, claims, book)
    return relate(expectation, claims, book)
