"""What reports said before, and what has changed since."""
