"""Speech: who says what, and under which name."""
