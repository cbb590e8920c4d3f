"""Dates of a text: from words to intervals of days."""
