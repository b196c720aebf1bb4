"""What is refused of customers' numbers, addresses and merges; the tree is drawn in `pos_app.errors`."""

from pos_app.errors.base import PosError


class CustomerRefused(PosError):
    """What is known of the customers was not changed."""


class EmailInUse(CustomerRefused):
    """Another member has the e-mail address; `customer_id` is whose it is."""

    def __init__(self, customer_id: str) -> None:
        super().__init__("Another member has this e-mail address.")
        self.customer_id = customer_id
