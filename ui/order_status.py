"""How far an order is, in words and in a colour: the same on every screen that shows one."""

from PySide6.QtCore import QCoreApplication

TONES = {"PENDING": "warning", "UNPAID": "warning", "CANCELLED": "danger", "READY": "success", "PAID": "text"}
"""By the status as the database names it; every other one is quiet."""


def status_words(status: str) -> str:
    """How far it is; a status nobody knows as it is written."""
    tr = QCoreApplication.translate
    words = {
        "PENDING": tr("OrderStatus", "Pending"),
        "CONFIRMED": tr("OrderStatus", "Confirmed"),
        "PREPARING": tr("OrderStatus", "Preparing"),
        "READY": tr("OrderStatus", "Ready"),
        "DELIVERED": tr("OrderStatus", "Delivered"),
        "CANCELLED": tr("OrderStatus", "Cancelled"),
        "UNPAID": tr("OrderStatus", "Unpaid"),
        "PAID": tr("OrderStatus", "Paid"),
        "PICKED_UP": tr("OrderStatus", "Picked up"),
    }
    return words.get(status, status)


def status_tone(status: str) -> str:
    """The colour of a status."""
    return TONES.get(status, "text_muted")
