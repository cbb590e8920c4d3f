"""Figures of a text: from digits and words to a value, its hedge and its noun."""
