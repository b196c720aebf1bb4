"""The owner's screen of figures and lists."""
