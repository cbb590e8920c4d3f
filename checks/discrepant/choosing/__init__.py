"""Which findings a caller wants to hear of."""
