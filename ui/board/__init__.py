"""The orders board: what the kitchen has to do and what waits for its guest, as cards to be moved on."""
