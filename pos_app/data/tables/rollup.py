"""`DayRollup` and what hangs on it: the sums of business days that are over, so that a year answers at once.

They are worked out from the orders when first asked for, and forgotten by triggers as soon as a row of such a day
changes (a merge, a void, a late customer): no service has to think of them. The day that is open is never rolled up.
"""

from sqlalchemy import Column, ForeignKey, Index, Integer, Text

from pos_app.data.tables.base import Day, Key, amount, moment, one_of, strict_table
from pos_app.data.tables.catalogue import KINDS

day_rollup = strict_table(
    "DayRollup",
    Column("day", Day, key="day", primary_key=True, nullable=False),
    Column("weekday", Integer, key="weekday", nullable=False),
    moment("startsAt", "starts_at"),
    moment("endsAt", "ends_at"),
    amount("pointsGiven", "points_given"),
    amount("pointsSpent", "points_spent"),
    amount("pointsTakenBack", "points_taken_back"),
    Column("clock", Text, key="clock", nullable=False),
    moment("builtAt", "built_at"),
)
"""`weekday` 0 is Monday. Points are counted by when they were given; `pointsSpent` is net of those that came back.
`clock` is the time zone and the start of the day that it was worked out by."""

Index("uq_DayRollup_startsAt", day_rollup.c.starts_at, unique=True)


def _of_day() -> Column[object]:
    return Column("day", Day, ForeignKey("DayRollup.day", ondelete="CASCADE"), key="day", primary_key=True)


day_sales = strict_table(
    "DaySales",
    _of_day(),
    Column("hour", Integer, key="hour", primary_key=True),
    Column("kind", Text, key="kind", primary_key=True),
    amount("sales", "sales"),
    amount("orders", "orders"),
    amount("subtotal", "subtotal"),
    amount("discount", "discount"),
    amount("tax", "tax"),
    amount("total", "total"),
    amount("memberOrders", "member_orders"),
    amount("memberTotal", "member_total"),
    amount("newOrders", "new_orders"),
    amount("newTotal", "new_total"),
    amount("refunded", "refunded"),
    one_of("kind", "kind", KINDS),
)
"""`hour` is the shop's own clock; `sales` counts a sale of food and merchandise once, with its food; `new` are orders
on the first day of their customer; `refunded` is what was given back in that hour, whenever it was bought."""

day_product = strict_table(
    "DayProduct",
    _of_day(),
    Column("kind", Text, key="kind", primary_key=True),
    Column("productId", Key, key="product_id", primary_key=True),
    Column("name", Text, key="name", primary_key=True),
    amount("quantity", "quantity"),
    amount("total", "total"),
    one_of("kind", "kind", KINDS),
)
"""By what was sold as it was called then; `productId` is empty for things of an adopted shop."""

day_staff = strict_table(
    "DayStaff",
    _of_day(),
    Column("staffId", Key, ForeignKey("Staff.id"), key="staff_id", primary_key=True, index=True),
    amount("sales", "sales"),
    amount("total", "total"),
    amount("discount", "discount"),
    amount("refunds", "refunds"),
    amount("refunded", "refunded"),
)
"""`refunds` and `refunded` are those that this person gave, whoever had sold."""
