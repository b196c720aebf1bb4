"""The tables, a file per noun.

Names as in the design, attributes in snake_case (`table.c.phone_number` is `"phoneNumber"`).
"""

from pos_app.data.tables.base import metadata
from pos_app.data.tables.catalogue import category, product
from pos_app.data.tables.customer import customer, customer_word
from pos_app.data.tables.journal import counter, journal, setting
from pos_app.data.tables.member import level_change, member, points_entry, tap_pass_alias
from pos_app.data.tables.order import merch_order, order
from pos_app.data.tables.sale import parked_sale, payment, refund, sale
from pos_app.data.tables.staff import cash_movement, shift, staff

__all__ = [
    "cash_movement",
    "category",
    "counter",
    "customer",
    "customer_word",
    "journal",
    "level_change",
    "member",
    "merch_order",
    "metadata",
    "order",
    "parked_sale",
    "payment",
    "points_entry",
    "product",
    "refund",
    "sale",
    "setting",
    "shift",
    "staff",
    "tap_pass_alias",
]
