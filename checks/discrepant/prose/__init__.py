"""Prose: what of a text is a sentence, a clause, furniture or a repetition."""
