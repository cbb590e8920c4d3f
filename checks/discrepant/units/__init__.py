"""Units: the words and signs for them, what each is worth, and the definitions of users."""
