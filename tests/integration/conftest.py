"""An open demo shop for the tests of the services, once on each database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.integration.counter import Clock, set_clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.bootstrap import Shop


@pytest.fixture
def shop(shop_url: str) -> Iterator[Shop]:
    """The demo shop, opened by its owner; the owner is `shop.actor`."""
    from pos_app.bootstrap import open_shop

    with open_shop(shop_url, as_owner=True) as opened:
        yield opened


@pytest.fixture
def clock(shop: Shop) -> Clock:
    """The shop's clock, standing at noon of 22 November 2026, UTC."""
    return set_clock(shop)
