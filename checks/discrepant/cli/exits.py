"""Which exit code says what?"""

OK, CONTRADICTIONS, USAGE, FAULT, NOTHING_COMPARED, INTERRUPTED = 0, 1, 2, 3, 5, 130
# As a shell says it of a command that a signal ended, 143 of SIGTERM: to this, its number.
SIGNALLED = 128
