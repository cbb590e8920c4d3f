"""Findings on many incidents, to be read by hand."""
