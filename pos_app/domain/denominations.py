"""The notes and coins of each currency, as they lie in a drawer: what the count at the close asks for.

Source: what the issuing central banks list as in circulation (2026); pieces that are legal tender but no longer met
(the 500-euro note, the Canadian cent) are left out. They, rolls of coins and whatever else is there are counted as one
amount, which is also how a currency that is not listed is counted.
"""

from dataclasses import dataclass

from pos_app.domain import money


@dataclass(frozen=True, slots=True)
class Denominations:
    """Notes and coins, largest first, in minor units."""

    notes: tuple[int, ...] = ()
    coins: tuple[int, ...] = ()

    @property
    def all(self) -> tuple[int, ...]:
        """Every piece, notes first."""
        return self.notes + self.coins


_WHOLE: dict[str, tuple[str, str]] = {
    "AED": ("1000 500 200 100 50 20 10 5", "1 0.50 0.25"),
    "ARS": ("20000 10000 2000 1000 500 200 100", ""),
    "AUD": ("100 50 20 10 5", "2 1 0.50 0.20 0.10 0.05"),
    "BHD": ("20 10 5 1 0.500", "0.500 0.100 0.050 0.025 0.010 0.005"),
    "BRL": ("200 100 50 20 10 5 2", "1 0.50 0.25 0.10 0.05"),
    "CAD": ("100 50 20 10 5", "2 1 0.25 0.10 0.05"),
    "CHF": ("1000 200 100 50 20 10", "5 2 1 0.50 0.20 0.10 0.05"),
    "CLP": ("20000 10000 5000 2000 1000", "500 100 50 10"),
    "CNY": ("100 50 20 10 5 1", "1 0.50 0.10"),
    "COP": ("100000 50000 20000 10000 5000 2000", "1000 500 200 100 50"),
    "CZK": ("5000 2000 1000 500 200 100", "50 20 10 5 2 1"),
    "DKK": ("500 200 100 50", "20 10 5 2 1 0.50"),
    "EGP": ("200 100 50 20 10 5", "1 0.50 0.25"),
    "EUR": ("200 100 50 20 10 5", "2 1 0.50 0.20 0.10 0.05 0.02 0.01"),
    "GBP": ("50 20 10 5", "2 1 0.50 0.20 0.10 0.05 0.02 0.01"),
    "HKD": ("1000 500 100 50 20 10", "10 5 2 1 0.50 0.20 0.10"),
    "HUF": ("20000 10000 5000 2000 1000 500", "200 100 50 20 10 5"),
    "IDR": ("100000 50000 20000 10000 5000 2000 1000", "1000 500 200 100"),
    "ILS": ("200 100 50 20", "10 5 2 1 0.50 0.10"),
    "INR": ("500 200 100 50 20 10", "20 10 5 2 1"),
    "ISK": ("10000 5000 2000 1000 500", "100 50 10 5 1"),
    "JOD": ("50 20 10 5 1", "0.500 0.250 0.100 0.050"),
    "JPY": ("10000 5000 2000 1000", "500 100 50 10 5 1"),
    "KES": ("1000 500 200 100 50", "40 20 10 5 1"),
    "KRW": ("50000 10000 5000 1000", "500 100 50 10"),
    "KWD": ("20 10 5 1 0.500 0.250", "0.100 0.050 0.020 0.010 0.005"),
    "MAD": ("200 100 50 20", "10 5 2 1 0.50 0.20 0.10"),
    "MXN": ("1000 500 200 100 50 20", "20 10 5 2 1 0.50"),
    "MYR": ("100 50 20 10 5 1", "0.50 0.20 0.10 0.05"),
    "NGN": ("1000 500 200 100 50 20 10 5", ""),
    "NOK": ("1000 500 200 100 50", "20 10 5 1"),
    "NZD": ("100 50 20 10 5", "2 1 0.50 0.20 0.10"),
    "OMR": ("50 20 10 5 1 0.500 0.100", "0.050 0.025 0.010 0.005"),
    "PEN": ("200 100 50 20 10", "5 2 1 0.50 0.20 0.10"),
    "PHP": ("1000 500 200 100 50 20", "20 10 5 1 0.25"),
    "PLN": ("500 200 100 50 20 10", "5 2 1 0.50 0.20 0.10 0.05 0.02 0.01"),
    "RON": ("500 200 100 50 20 10 5 1", "0.50 0.10 0.05 0.01"),
    "SAR": ("500 200 100 50 20 10 5", "2 1 0.50 0.25 0.10 0.05 0.01"),
    "SEK": ("1000 500 200 100 50 20", "10 5 2 1"),
    "SGD": ("1000 100 50 10 5 2", "1 0.50 0.20 0.10 0.05"),
    "THB": ("1000 500 100 50 20", "10 5 2 1 0.50 0.25"),
    "TND": ("50 20 10 5", "5 2 1 0.500 0.200 0.100 0.050"),
    "TRY": ("200 100 50 20 10 5", "1 0.50 0.25 0.10 0.05"),
    "TWD": ("2000 1000 500 200 100", "50 20 10 5 1"),
    "UAH": ("1000 500 200 100 50 20", "10 5 2 1 0.50"),
    "USD": ("100 50 20 10 5 2 1", "1 0.50 0.25 0.10 0.05 0.01"),
    "VND": ("500000 200000 100000 50000 20000 10000 5000 2000 1000", ""),
    "ZAR": ("200 100 50 20 10", "5 2 1 0.50 0.20 0.10"),
}


def denominations(currency: str) -> Denominations:
    """The notes and coins of a currency; none where it is not listed, and all cash is counted as one amount.

    Where a note and a coin are worth the same (the dollar), they are counted together, as the note.
    """
    notes, coins = (_minor(words, currency) for words in _WHOLE.get(currency, ("", "")))
    return Denominations(notes, tuple(coin for coin in coins if coin not in notes))


def _minor(words: str, currency: str) -> tuple[int, ...]:
    found = (money.parse(word, currency) for word in words.split())
    return tuple(value for value in found if value)
