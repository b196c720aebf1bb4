"""How many examples Hypothesis tries where the profile's own number is too few."""

from hypothesis import settings


def at_least(count: int) -> int:
    """`count`, or the profile's number where that is more (`TAPPASS_HYPOTHESIS=deep`)."""
    profile = settings.default
    assert profile is not None
    return max(count, profile.max_examples)
