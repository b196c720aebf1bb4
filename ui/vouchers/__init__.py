"""Vouchers of the house in the window: issued, shown with their code, looked up, printed."""
