"""Measures the figures of the design's quality page, as ratios to raw `sqlite3` in the same run: `make bench`."""
