"""Two tills on one database at random: sales, parked sales, tabs, refunds, drawers; every sum is the model's."""

from collections.abc import Callable

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.integration.money_back_steps import BackSteps, TillSteps
from tests.integration.parking_steps import TabSteps
from tests.integration.test_state_machine import DEEP, new_database

__all__ = ["new_database"]


class Shopkeeping(BackSteps, TillSteps, TabSteps):
    """All that moves money."""


def test_whatever_happens_every_cent_is_where_the_books_say(
    new_database: Callable[[], tuple[str, Callable[[], None]]],
) -> None:
    machine = type("TwoTillsOnOneDatabase", (Shopkeeping,), {"new_database": staticmethod(new_database)})
    profile = settings.default
    assert profile is not None
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=profile.max_examples if DEEP else 8,
            stateful_step_count=50 if DEEP else 25,
            deadline=None,
            phases=list(Phase) if DEEP else [Phase.explicit, Phase.reuse, Phase.generate],  # shrinking takes minutes
            suppress_health_check=list(HealthCheck),
        ),
    )
