"""What is refused of customers' numbers, addresses and merges; the tree is drawn in `pos_app.errors`."""

from pos_app.errors.base import PosError


class CustomerRefused(PosError):
    """What is known of the customers was not changed."""


class SameCustomer(CustomerRefused):
    """Both lead to one customer already."""

    sentence = "They are one customer already."


class CustomerErased(CustomerRefused):
    """The customer was erased."""

    sentence = "This customer was erased. Nothing can be changed."


class NobodyToErase(CustomerRefused):
    """Sales without a number are nobody's."""

    sentence = "Sales without a number belong to nobody: there is nothing to erase."


class GuestHasTab(CustomerRefused):
    """Something of the guest is still to be paid."""

    sentence = "This guest has an open tab. Have it paid or cancelled first; nothing was erased."


class MergeNotUndone(CustomerRefused):
    """The merge stands; `why` is a value of `domain.merging.WhyNot`."""

    def __init__(self, why: str) -> None:
        super().__init__(f"This merge cannot be undone: {why.replace('_', ' ')}.")
        self.why = why


class NumberTaken(CustomerRefused):
    """Another customer has the number: `customer_id` is who it leads to, perhaps the same person."""

    def __init__(self, customer_id: str) -> None:
        super().__init__("Another customer has this number.")
        self.customer_id = customer_id


class NumberNotReleased(CustomerRefused):
    """The customer has no number to give up, or gave up none."""

    sentence = "This customer has no such number."


class EmailInUse(CustomerRefused):
    """Another member has the e-mail address; `customer_id` is whose it is."""

    def __init__(self, customer_id: str) -> None:
        super().__init__("Another member has this e-mail address.")
        self.customer_id = customer_id
