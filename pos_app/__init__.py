"""TapPass POS without a window: the domain, the data and the services of the counter."""
