"""Which figures and dates does an article mention, and what is said with each?

One pass over the paragraphs: cut sentences, look for anchors, read dates, figures, hedges and
nouns in the sentences that have any, and give each mention its clause, speaker and as-of day.
Expectations are not known here, so what is read of an article never depends on them.
"""

from __future__ import annotations

from discrepant.extract.articles import phrases, read
from discrepant.extract.remarks import remarks

__all__ = ["phrases", "read", "remarks"]
