"""The settings: a list of pages on the left, one of them on the right."""
