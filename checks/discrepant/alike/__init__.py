"""Names and quotations that are nearly the same."""
