"""The history of a customer with more than 10,000 orders, page by page; and the customers by value."""

from functools import partial

from benchmarks.figures import Figure, Samples, ratio, told, within
from benchmarks.raw import ask, asked_by, connected
from benchmarks.shops import shop_of
from pos_app.bootstrap import Shop, open_shop
from pos_app.domain.histories import HistoryFilter, Standing

REGULARS, THEIR_ORDERS = 10, 100_000
DEEP = 150
"""Pages into the past."""

CALLS = 1_000


def history(_customers: int, calls: int = CALLS) -> list[Figure]:
    """The first page, and one far back."""
    file = shop_of(REGULARS, THEIR_ORDERS)
    figures = []
    with open_shop(file, as_owner=True) as shop:
        raw = connected(file)
        best = shop.insights.by_value(1)[0]
        before = None
        for _ in range(DEEP):
            before = shop.history.page(best.customer_id, before=before).next
        medians = []
        for name, place in (("first page", None), (f"page {DEEP + 1}", before)):
            ours, theirs = Samples(), Samples()
            page = partial(shop.history.page, best.customer_id, before=place)
            by_driver = partial(ask, raw, asked_by(shop.premises.database, page))
            for _ in range(calls):
                ours.time(page)
                theirs.time(by_driver)
            medians.append(ours.median)
            figures += [
                told(f"{name} of {best.orders:,} orders: ours, raw", f"{ours} | {theirs}"),
                within(f"{name}: median", ours.median, 0.005),
                ratio(f"{name}: median against raw", ours.median, theirs.median, 6),
            ]
        figures.append(ratio("the deep page against the first", medians[1], medians[0], 1.5))
        figures += _filtered(shop, best.customer_id, before, max(1, calls // 20))
        figures += _sums(shop, max(1, calls // 100))
        raw.close()
    return figures


def _filtered(shop: Shop, customer_id: str, deep: str | None, calls: int) -> list[Figure]:
    """Pages by filters that few orders or none fit, at the beginning and far back; and what all of it comes to."""
    rarest = shop.history.products(customer_id)[-1]
    chosen = {
        "cancelled": HistoryFilter(standing=Standing.CANCELLED),
        "a rare product": HistoryFilter(product=rarest.key),
        "a word nobody said": HistoryFilter(text="xyzzy"),
    }
    figures = []
    for name, each in chosen.items():
        first, back = Samples(), Samples()
        for _ in range(calls):
            first.time(partial(shop.history.page, customer_id, chosen=each))
            back.time(partial(shop.history.page, customer_id, before=deep, chosen=each))
        figures += [
            told(f"a page by {name}: first, deep", f"{first} | {back}"),
            within(f"a page by {name}: median", max(first.median, back.median), 0.100),
        ]
    return figures


def _sums(shop: Shop, calls: int) -> list[Figure]:
    """What is shown above a history, of the guest with most orders and of the member: a member's orders have points."""
    regulars = shop.insights.by_value(REGULARS)
    figures = []
    for who in (next(each for each in regulars if not each.level), next(each for each in regulars if each.level)):
        bought = shop.history.products(who.customer_id)
        chosen = {
            "everything": HistoryFilter(),
            "what was cancelled": HistoryFilter(standing=Standing.CANCELLED),
            "the product bought most": HistoryFilter(product=bought[0].key),
            "its name": HistoryFilter(text=bought[0].name),
            "a letter": HistoryFilter(text="a"),
            "a word nobody said": HistoryFilter(text="xyzzy"),
        }
        for name, each in chosen.items():
            summed = Samples()
            for _ in range(calls):
                summed.time(partial(shop.history.sums, who.customer_id, each))
            kind = "a member" if who.level else "a guest"
            figures.append(within(f"sums of {who.orders:,} orders of {kind}, by {name}", summed.median, 0.100))
    return figures


def by_value(customers: int, calls: int = CALLS) -> list[Figure]:
    """The best fifty of all customers."""
    with open_shop(shop_of(customers, customers), as_owner=True) as shop:
        ours = Samples()
        for _ in range(calls):
            ours.time(lambda: shop.insights.by_value(50))
    return [told(f"50 of {customers:,} customers by value", str(ours)), within("by value: median", ours.median, 0.010)]
