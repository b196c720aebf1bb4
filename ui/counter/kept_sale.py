"""The sale in progress as it is kept, and how a kept guest is a guest again. Nothing here is a widget."""

from pos_app.domain.parked import ParkedGuest, SaleOnScreen
from ui.counter.sale_in_progress import Guest, SaleInProgress, Whose
from ui.formats import Formats


def on_screen(sale: SaleInProgress) -> SaleOnScreen:
    """What a crash must not take."""
    guest = sale.guest
    kept = ParkedGuest(guest.phone, guest.name, guest.customer_id, is_walk_in=guest.whose is Whose.WALK_IN)
    return SaleOnScreen(sale.sale_id, sale.cart, kept, sale.tab, sale.paid, sale.tip)


def guest_of(kept: ParkedGuest) -> Guest:
    """The guest as far as it is kept; a known customer's card is read anew."""
    if kept.customer_id:
        return Guest(Whose.KNOWN, kept.phone, kept.name, kept.customer_id)
    if kept.phone:
        return Guest(Whose.NEW, kept.phone, kept.name)
    return Guest(Whose.WALK_IN if kept.is_walk_in else Whose.NOBODY)


def label_of(formats: Formats, guest: Guest) -> str:
    """What a sale is put aside under: the guest's name, else the number; nothing for a walk-in."""
    return guest.name or (formats.phone(guest.phone) if guest.phone else "")
