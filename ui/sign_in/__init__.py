"""Who is at the counter: the staff list, a PIN, and the lock that keeps the sale in progress."""

from ui.sign_in.dialog import SignInDialog
from ui.sign_in.presenter import SignInPresenter

__all__ = ["SignInDialog", "SignInPresenter"]
