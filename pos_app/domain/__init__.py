"""The field's own rules as pure functions and frozen dataclasses: no I/O, nothing of ours imported."""
