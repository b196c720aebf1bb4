"""The window of TapPass POS."""
