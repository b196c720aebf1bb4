"""`Category`, `Product`, `ProductPicture`: what the shop sells. Orders keep their own copy: changes rewrite nothing."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, LargeBinary, Text, false, true

from pos_app.data.tables.base import Flag, Json, Key, amount, key, link, moment, one_of, strict_table, zero_or_one

KINDS = ("FOOD", "MERCH")

category = strict_table(
    "Category",
    key("id", "id", primary_key=True),
    Column("name", Text, key="name", nullable=False),
    Column("position", Integer, key="position", nullable=False, server_default="0"),
    moment("createdAt", "created_at"),
    moment("updatedAt", "updated_at"),
)

product = strict_table(
    "Product",
    key("id", "id", primary_key=True),
    link("categoryId", "category_id", "Category.id"),
    Column("name", Text, key="name", nullable=False),
    Column("kind", Text, key="kind", nullable=False),
    amount("price", "price", nullable=True),
    Column("code", Key, key="code"),
    Column("barcode", Key, key="barcode", unique=True),
    Column("modifiers", Json, key="modifiers", nullable=False),
    Column("taxClass", Text, key="tax_class", nullable=False, server_default="standard"),
    Column("soldOut", Flag, key="sold_out", nullable=False, server_default=false()),
    Column("favourite", Flag, key="favourite", nullable=False, server_default=false()),
    Column("active", Flag, key="active", nullable=False, server_default=true()),
    Column("position", Integer, key="position", nullable=False, server_default="0"),
    moment("createdAt", "created_at"),
    moment("updatedAt", "updated_at"),
    Column("openPrice", Flag, key="open_price", nullable=False, server_default=false()),
    Column("coming", Flag, key="coming", nullable=False, server_default=false()),
    one_of("kind", "kind", KINDS),
    *zero_or_one("soldOut", "favourite", "active", "openPrice", "coming"),
)
"""`price` is empty while a product is not yet priced; `modifiers` is a list of `{"name", "price"}`; the price of an
`openPrice` product is typed at the counter; one that is `coming` is shown and not sold yet."""

Index("ix_Product_code", product.c.code)

product_picture = strict_table(
    "ProductPicture",
    Column(
        "productId",
        Key,
        ForeignKey("Product.id", ondelete="CASCADE"),
        key="product_id",
        primary_key=True,
        nullable=False,
    ),
    key("hash", "hash"),
    moment("updatedAt", "updated_at"),
    Column("content", LargeBinary, key="content", nullable=False),
    CheckConstraint('length("hash") = 64', name="hash"),
    CheckConstraint('length("content") BETWEEN 1 AND 262144', name="content"),
)
"""A table of its own, the content last in it: listing products reads the hash and never the picture."""
