"""The shops that are measured: generated once, kept in `benchmarks/out/`, copied where a benchmark writes."""

import shutil
import time
from pathlib import Path

from pos_app.bootstrap import open_shop
from pos_app.services.demo_data import fill

OUT = Path(__file__).parent / "out"


def shop_of(customers: int, orders: int) -> Path:
    """The file of a generated shop of that size."""
    file = OUT / f"shop-{customers}-{orders}.db"
    if not file.exists():
        OUT.mkdir(exist_ok=True)
        making = file.with_suffix(".making")
        for left_over in OUT.glob(f"{making.name}*"):
            left_over.unlink()
        begin = time.perf_counter()
        with open_shop(making, as_owner=True, demo=True) as shop:
            fill(shop, customers=customers, orders=orders)
        seconds = time.perf_counter() - begin
        making.rename(file)
        speed = f"{(customers + orders) / seconds:,.0f} rows a second"
        print(f"Made a shop of {customers:,} customers and {orders:,} orders: {speed}.")
    return file


def copy_of(file: Path, name: str) -> Path:
    """A copy to be written to, new each time."""
    copy = OUT / name
    for suffix in ("", "-wal", "-shm"):
        copy.with_name(copy.name + suffix).unlink(missing_ok=True)
    shutil.copy2(file, copy)
    return copy
