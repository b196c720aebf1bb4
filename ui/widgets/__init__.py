"""Pieces that every screen is composed of; none knows a service or a screen."""
