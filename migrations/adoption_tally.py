"""Revision 0002's account of itself: rows and sums in and out, where each column went, what a person should look at."""

from typing import Any

LISTED = 1000
"""Longest list that is kept word for word; the count goes on."""

PRIVATE = frozenset({"name", "email", "text", "spellings", "phone", "named_phone"})
"""What an entry says about people: told to whoever upgrades, not kept, so that erasing a guest is complete."""

WHERE = {
    "Member": {
        "id": "Member.id",
        "memberId": "Member.memberId, or TapPassAlias.alias of a double member",
        "name": "Customer.name where it is the latest",
        "email": "Customer.email where it is the latest",
        "phoneNumber": "Customer.phoneNumber",
        "birthday": "Member.birthday",
        "agreeToTerms": "Member.termsAcceptedAt",
        "membershipLevel": "Member.level and LevelChange.level",
        "joinDate": "Member.joinedAt",
        "points": "PointsEntry.points of kind OPENING, and Member.points",
        "visitCount": "Member.legacy",
        "lastVisit": "Member.legacy",
        "createdAt": "Member.createdAt",
        "updatedAt": "Member.updatedAt",
    },
    "Order": {
        "id": "Order.id",
        "status": "Order.status (COMPLETED is DELIVERED)",
        "items": "Order.items",
        "total": "Order.total in minor units",
        "points": "Order.legacy",
        "phoneNumber": "Order.customerId by Customer.phoneNumber",
        "customerName": "Customer.name where it is the latest",
        "marketingConsent": "Customer.marketingConsent where it is the latest",
        "memberId": "Order.memberId where the phone number agrees",
        "createdAt": "Order.createdAt",
        "updatedAt": "Order.updatedAt",
    },
    "MerchandiseOrder": {
        "id": "MerchOrder.id",
        "createdAt": "MerchOrder.createdAt",
        "updatedAt": "MerchOrder.updatedAt",
        "items": "MerchOrder.items",
        "total": "MerchOrder.total in minor units",
        "status": "MerchOrder.status",
        "isPaid": "MerchOrder.status",
        "isPickedUp": "MerchOrder.status",
        "customerName": "Customer.name where it is the latest",
        "phoneNumber": "MerchOrder.customerId by Customer.phoneNumber",
        "memberId": "MerchOrder.memberId where the phone number agrees",
    },
}
"""Where each old column went, besides the `legacy` column of its row, which holds them all."""

LISTS = (
    "merged_spellings",
    "walk_in",
    "double_members",
    "disagreements",
    "members_gone",
    "unknown_members",
    "unpaid_merch",
    "unreadable_items",
    "unreadable_times",
    "unreadable_birthdays",
    "tables_left_alone",
    "links_let_go",
)


class RowsFitNowhere(Exception):
    """Old rows that have no place in the new tables; the upgrade is given up and nothing is changed."""

    def __init__(self, problems: list[str], count: int) -> None:
        """`problems` are the first few as sentences, `count` is how many there are."""
        more = f" {count - len(problems)} more rows like these." if count > len(problems) else ""
        super().__init__(" ".join(problems) + more)
        self.problems = problems
        self.count = count


class ViewsInTheWay(Exception):
    """Views read the old tables, which cannot be replaced under them on PostgreSQL; nothing is changed."""

    def __init__(self, views: list[str]) -> None:
        """`views` are their names."""
        super().__init__(", ".join(views))
        self.views = views


class Tally:
    """Filled while the rows go over; `told()` is for the person at the screen, `kept()` for the database."""

    def __init__(self, region: str, currency: str, at: str) -> None:
        """`at` is the time of the adoption, UTC."""
        self.head: dict[str, Any] = {"at": at, "region": region, "currency": currency}
        self.tables: dict[str, dict[str, int]] = {table: {"rows_in": 0, "rows_out": 0} for table in WHERE}
        self.counts: dict[str, int] = {"customers": 0, "points_in": 0, "points_out": 0, "texts_not_utf8": 0}
        self.columns: dict[str, dict[str, str]] = {}
        self.lists: dict[str, dict[str, Any]] = {name: {"count": 0, "entries": []} for name in LISTS}

    def note(self, name: str, /, **entry: Any) -> None:
        """Put a row on a list."""
        found = self.lists[name]
        found["count"] += 1
        if len(found["entries"]) < LISTED:
            found["entries"].append(entry)

    def add(self, table: str, **amounts: int) -> None:
        """Add to a table's counts and sums."""
        counts = self.tables[table]
        for name, amount in amounts.items():
            counts[name] = counts.get(name, 0) + amount

    def place(self, table: str, columns: list[str]) -> None:
        """Note where the columns of an old table go; those nobody knows are kept in its `legacy` column."""
        known = WHERE[table]
        target = "MerchOrder" if table == "MerchandiseOrder" else table
        self.columns[table] = {column: known.get(column, f"{target}.legacy") for column in columns}

    @property
    def any_rows(self) -> bool:
        """Whether there was anything to carry over."""
        return any(counts["rows_in"] for counts in self.tables.values())

    def told(self) -> dict[str, Any]:
        """Everything, personal data included."""
        return {**self.head, **self.counts, "tables": self.tables, "columns": self.columns, "lists": self.lists}

    def kept(self) -> dict[str, Any]:
        """The same without names, numbers and texts: entries name rows, which hold their own original in `legacy`."""
        lists = {
            name: {
                "count": found["count"],
                "entries": [{k: v for k, v in entry.items() if k not in PRIVATE} for entry in found["entries"]],
            }
            for name, found in self.lists.items()
        }
        return self.told() | {"lists": lists}
