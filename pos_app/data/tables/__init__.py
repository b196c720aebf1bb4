"""The tables, a file per noun.

Names as in the design, attributes in snake_case (`table.c.phone_number` is `"phoneNumber"`).
"""

from pos_app.data.tables.base import metadata
from pos_app.data.tables.catalogue import category, product, product_picture
from pos_app.data.tables.customer import customer, customer_word, is_listed
from pos_app.data.tables.journal import counter, journal, setting
from pos_app.data.tables.member import level_change, member, points_entry, tap_pass_alias
from pos_app.data.tables.merge import customer_merge, merged_row
from pos_app.data.tables.order import merch_order, order
from pos_app.data.tables.parked import parked_sale
from pos_app.data.tables.printing import print_job
from pos_app.data.tables.refund import refund, refund_payment, voucher, voucher_payment
from pos_app.data.tables.rollup import day_product, day_rollup, day_sales, day_staff
from pos_app.data.tables.sale import payment, sale, tax_line
from pos_app.data.tables.staff import cash_movement, shift, staff

__all__ = [
    "cash_movement",
    "category",
    "counter",
    "customer",
    "customer_merge",
    "customer_word",
    "day_product",
    "day_rollup",
    "day_sales",
    "day_staff",
    "is_listed",
    "journal",
    "level_change",
    "member",
    "merch_order",
    "merged_row",
    "metadata",
    "order",
    "parked_sale",
    "payment",
    "points_entry",
    "print_job",
    "product",
    "product_picture",
    "refund",
    "refund_payment",
    "sale",
    "setting",
    "shift",
    "staff",
    "tap_pass_alias",
    "tax_line",
    "voucher",
    "voucher_payment",
]
