"""The counter: phone, catalogue, order, payment; the home of the cashier."""
