"""How money, phone numbers and times look to a reader in this shop. Babel is imported when first needed."""

import datetime as dt
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from pos_app.domain import money, phone
from pos_app.domain.customers import CustomerMatch
from pos_app.domain.loyalty import Level
from pos_app.domain.shop import ShopInfo
from ui.language import spoken

DAYS_BY_NAME = 6
"""So many days back a weekday's name says which day is meant."""


ISOLATED, ISOLATED_END = "\u2066", "\u2069"
"""Around a run of digits and brackets that is read from left to right wherever it stands (Unicode, UAX 9)."""

GLANCE = 1_000
"""From so many whole units on an amount is told without its decimals, where it is looked at and not counted."""


@lru_cache(maxsize=64)
def _written(language: str, region: str) -> str:
    """English as it is written in the region (`en_DE` puts the euro behind), plain English where nobody says how."""
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(f"{language}_{region}"))
    except (UnknownLocaleError, ValueError):
        return language


def _locale(region: str) -> str:
    """How the window's language is written there."""
    return _written(spoken().partition("_")[0], region)


def _isolated(text: str) -> str:
    """A number or date that keeps its own order among words that run from right to left (Unicode's isolates)."""
    return f"{ISOLATED}{text}{ISOLATED_END}" if QGuiApplication.isRightToLeft() else text


class Formats:
    """The shop's way of writing things. Amounts in minor units, times in UTC."""

    def __init__(self, info: ShopInfo) -> None:
        self.info = info

    def money(self, amount: int) -> str:
        """`$1,234.50`, with the currency's own mark and decimals; whole among words that run from right to left."""
        from babel.numbers import format_currency

        whole = Decimal(amount).scaleb(-money.exponent(self.info.currency))
        return _isolated(str(format_currency(whole, self.info.currency, locale=_locale(self.info.region))))

    def figure(self, amount: int) -> str:
        """`1,234.50`, for columns whose heading says what they are."""
        from babel.numbers import format_decimal

        decimals = money.exponent(self.info.currency)
        pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
        whole = Decimal(amount).scaleb(-decimals)
        return str(format_decimal(whole, format=pattern, locale=_locale(self.info.region)))

    def currency_mark(self) -> str:
        """`$`, the currency's own sign."""
        from babel.numbers import get_currency_symbol

        return str(get_currency_symbol(self.info.currency, locale=_locale(self.info.region)))

    def round_money(self, amount: int) -> str:
        """`$1,235` for a large amount: at a glance its cents say nothing; `$12.50` for a small one."""
        unit = money.unit(self.info.currency)
        if abs(amount) < GLANCE * unit:
            return self.money(amount)
        from babel.numbers import format_currency

        whole = money.round_half_up(Decimal(amount) / unit)
        locale = _locale(self.info.region)
        return str(format_currency(whole, self.info.currency, "¤#,##0", locale=locale, currency_digits=False))

    def whole_money(self, amount: int) -> str:
        """`$500`, `$2.50`: beside an axis only what is no whole amount has decimals."""
        if amount % money.unit(self.info.currency):
            return self.money(amount)
        from babel.numbers import format_currency

        whole = Decimal(amount) / money.unit(self.info.currency)
        locale = _locale(self.info.region)
        return str(format_currency(whole, self.info.currency, "¤#,##0", locale=locale, currency_digits=False))

    def amount(self, amount: int) -> str:
        """`20.00`, as it is typed into a field."""
        return money.plain(amount, self.info.currency)

    def number(self, count: int) -> str:
        """`1,234`."""
        from babel.numbers import format_decimal

        return str(format_decimal(count, locale=_locale(self.info.region)))

    def phone(self, e164: str) -> str:
        """`(580) 555-0152` at home, `+49 1512 3456789` from abroad; among words that run from right to left as well."""
        shown = phone.show(e164, self.info.region)
        return _isolated(shown)

    def who(self, match: CustomerMatch) -> str:
        """The name, or the number of somebody who never gave one."""
        return match.name or self.phone(match.phone_number)

    def time(self, at: datetime) -> str:
        """`18:42`, on the shop's clock."""
        return f"{self.info.local(at):%H:%M}"

    def date(self, at: datetime) -> str:
        """`3 May 2026`, on the shop's clock."""
        from babel.dates import format_date

        return _isolated(
            str(format_date(self.info.local(at).date(), format="d MMM y", locale=_locale(self.info.region)))
        )

    def calendar_day(self, day: dt.date) -> str:
        """`3 May 2026`: a day that is no moment, such as a business day."""
        from babel.dates import format_date

        return str(format_date(day, format="d MMM y", locale=_locale(self.info.region)))

    def moment(self, at: datetime) -> str:
        """`3 May 2026, 18:42`."""
        return f"{self.date(at)}, {self.time(at)}"

    def long_day(self, day: dt.date) -> str:
        """`Tue 3 May 2026`, where the weekday matters."""
        from babel.dates import format_skeleton

        return str(format_skeleton("yMMMEd", day, locale=_locale(self.info.region)))

    def short_day(self, day: dt.date) -> str:
        """`3 May`, where there is little room."""
        from babel.dates import format_date

        return str(format_date(day, format="d MMM", locale=_locale(self.info.region)))

    def month(self, day: dt.date) -> str:
        """`May 2026`."""
        from babel.dates import format_skeleton

        return str(format_skeleton("yMMMM", day, locale=_locale(self.info.region)))

    def short_month(self, day: dt.date) -> str:
        """`May`, below a bar."""
        from babel.dates import format_date

        return str(format_date(day, format="LLL", locale=_locale(self.info.region)))

    def weekday_name(self, weekday: int) -> str:
        """`Mon` for 0."""
        from babel.dates import get_day_names

        return str(get_day_names("abbreviated", locale=_locale(self.info.region))[weekday])

    def yes_no(self, yes: bool) -> str:
        """A yes or a no in words."""
        tr = QCoreApplication.translate
        return tr("Formats", "yes") if yes else tr("Formats", "no")

    def share(self, part: float) -> str:
        """`12%`, of 0.12."""
        from babel.numbers import format_percent

        return str(format_percent(part, locale=_locale(self.info.region)))

    def weekday(self, at: datetime) -> str:
        """`Saturday`."""
        from babel.dates import format_date

        return str(format_date(self.info.local(at).date(), format="EEEE", locale=_locale(self.info.region)))

    def day(self, at: datetime, now: datetime | None = None) -> str:
        """`today`, `yesterday`, `on Tuesday`, or `on 3 May 2026`: follows "last here"."""
        today = self.info.local(now or datetime.now(UTC)).date()
        day = self.info.local(at).date()
        ago = (today - day).days
        if ago == 0:
            return QCoreApplication.translate("Formats", "today")
        if ago == 1:
            return QCoreApplication.translate("Formats", "yesterday")
        if 1 < ago <= DAYS_BY_NAME:
            return QCoreApplication.translate("Formats", "on %1").replace("%1", self.weekday(at))
        return QCoreApplication.translate("Formats", "on %1").replace("%1", self.date(at))

    def level(self, level: Level | str | None) -> str:
        """A level's name; "Not a member" for none."""
        names = {
            Level.BRONZE: QCoreApplication.translate("Formats", "Bronze"),
            Level.SILVER: QCoreApplication.translate("Formats", "Silver"),
            Level.GOLD: QCoreApplication.translate("Formats", "Gold"),
            Level.PLATINUM: QCoreApplication.translate("Formats", "Platinum"),
        }
        return names[Level(level)] if level else QCoreApplication.translate("Formats", "Not a member")
