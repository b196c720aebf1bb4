"""`Customer`: a guest, known by phone number; and the words of names, so that any of them finds the guest."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Text, and_, false, func

from pos_app.data.tables.base import (
    Flag,
    Key,
    amount,
    key,
    latest_first,
    link,
    moment,
    strict_table,
    where_given,
    zero_or_one,
)
from pos_app.domain.ids import WALK_IN

ERASED = "erased:"
"""What the number of an erased customer begins with."""

PHONE_SHAPE_SQLITE = (
    "\"phoneNumber\" = 'walk-in' OR \"phoneNumber\" LIKE 'erased:_%' OR \"phoneNumber\" LIKE 'released:_%'"
    " OR \"phoneNumber\" LIKE 'unknown:_%'"
    " OR (\"phoneNumber\" GLOB '+[0-9]*' AND \"phoneNumber\" NOT GLOB '+*[^0-9]*')"
)
PHONE_SHAPE_POSTGRESQL = "\"phoneNumber\" ~ '^(walk-in|(erased|released|unknown):.+|[+][0-9]+)$'"

customer = strict_table(
    "Customer",
    key("id", "id", primary_key=True),
    key("phoneNumber", "phone_number", unique=True),
    Column("name", Text, key="name"),
    Column("email", Text, key="email"),
    moment("firstOrder", "first_order", nullable=True),
    moment("lastOrder", "last_order", nullable=True),
    amount("orderCount", "order_count"),
    amount("lifetimeTotal", "lifetime_total"),
    Column("marketingConsent", Flag, key="marketing_consent", nullable=False, server_default=false()),
    Column("notes", Text, key="notes", nullable=False, server_default=""),
    Column("foldedName", Key, key="folded_name"),
    Column("lastFour", Key, key="last_four"),
    moment("createdAt", "created_at"),
    moment("updatedAt", "updated_at"),
    link("mergedInto", "merged_into", "Customer.id", nullable=True, index=False),
    Column("releasedNumber", Key, key="released_number"),
    moment("consentAt", "consent_at", nullable=True),
    Column("consentSource", Text, key="consent_source", nullable=False, server_default=""),
    Column("level", Text, key="level"),
    moment("joinedAt", "joined_at", nullable=True),
    CheckConstraint(PHONE_SHAPE_SQLITE, name="phoneNumber").ddl_if(dialect="sqlite"),
    CheckConstraint(PHONE_SHAPE_POSTGRESQL, name="phoneNumber").ddl_if(dialect="postgresql"),
    *zero_or_one("marketingConsent"),
)
"""`foldedName` is `names.search_key(name)` (its folded words, a space between); `lastFour` the last four digits
of an E.164 number, else empty. A row with `mergedInto` is the marker of a customer who is another one now: it keeps its
number, so that both find the survivor. `releasedNumber` is the number that a `released:` customer had; `consentSource`
says where `marketingConsent` was given or taken back, at `consentAt`. `level` and `joinedAt` are those of the
customer's `Member`, empty where there is none: triggers on that table keep them, for lists of all customers."""

is_listed = and_(
    customer.c.merged_into.is_(None),
    customer.c.id != WALK_IN,
    func.substr(customer.c.phone_number, 1, len(ERASED)) != ERASED,
)
"""The customers a list of all of them holds: no markers of merges, no walk-in, nobody erased."""

latest_first("ix_Customer_lastFour_lastOrder", customer.c.last_four, customer.c.last_order, customer.c.phone_number)
latest_first("ix_Customer_lastOrder", customer.c.last_order)
Index(
    "ix_Customer_lifetimeTotal",
    customer.c.lifetime_total,
    customer.c.id,
    customer.c.order_count,
    customer.c.first_order,
    customer.c.last_order,
    customer.c.level,
    customer.c.joined_at,
    customer.c.created_at,
    customer.c.marketing_consent,
    customer.c.merged_into,
    customer.c.phone_number,
)
"""Everything the owner's lists are narrowed and ordered by: less than half of what the rows themselves are to read."""

Index("ix_Customer_foldedName", customer.c.folded_name)
where_given("ix_Customer_mergedInto", customer.c.merged_into)
where_given("ix_Customer_releasedNumber", customer.c.released_number)

customer_word = strict_table(
    "CustomerWord",
    key("word", "word", primary_key=True),
    Column(
        "customerId",
        Key,
        ForeignKey("Customer.id", ondelete="CASCADE"),
        key="customer_id",
        primary_key=True,
        index=True,
    ),
    sqlite_with_rowid=False,
)
"""A line for each of `names.words(name)` of a customer: the index behind the search by any word of a name."""
