"""The tests: unit, integration, ui and end_to_end mirror the source tree."""
