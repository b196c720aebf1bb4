"""The presenter of the insights: which period and view are in front, and the figures of both."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from pos_app.domain.insights import Overview, Period, Span
from pos_app.domain.staff import Act, Actor
from ui.error_messages import sentence
from ui.insights.overview import figures
from ui.insights.people_presenter import PeoplePresenter
from ui.insights.views import VIEWS, View

if TYPE_CHECKING:
    from pos_app.domain.listing import Listing
    from pos_app.services.shop import Shop
    from ui.insights.screen import InsightsScreen
    from ui.workplace import Workplace

OVERVIEW, VIEW = "insights.overview", "insights.view"
RANGE = "RANGE"
GUESTS, CONVERSION, NEAR = "guests", "conversion", "near"


class InsightsPresenter(QObject):
    """One per window. Nothing is asked while the screen is out of sight, or by anybody but the owner."""

    def __init__(self, workplace: "Workplace", screen: "InsightsScreen", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace, self._screen = workplace, screen
        self._span: str = Span.WEEK
        self._view: str = VIEWS[0].name
        self._period: Period | None = None
        self._listing: Listing | None = None
        self._people = PeoplePresenter(workplace, screen, self)
        screen.offer_periods(self._periods())
        screen.offer_views(self._view_words())
        screen.shown.connect(self.look)
        screen.period_chosen.connect(self._on_period_chosen)
        screen.range_given.connect(self._on_range_given)
        screen.view_chosen.connect(self._on_view_chosen)
        screen.save_wanted.connect(self._on_save_wanted)
        events = workplace.events
        events.signed_in.connect(lambda _actor: self.look() if screen.isVisible() else None)
        events.signed_out.connect(self._on_signed_out)
        if screen.isVisible():
            self.look()

    def _periods(self) -> list[tuple[str, str]]:
        return [
            (Span.TODAY, self.tr("Today")),
            (Span.WEEK, self.tr("7 days")),
            (Span.MONTH, self.tr("30 days")),
            (Span.YEAR, self.tr("365 days")),
            (RANGE, self.tr("From … to …")),
        ]

    def _view_words(self) -> list[tuple[str, str]]:
        return [
            *((view.name, view.title()) for view in VIEWS),
            (GUESTS, self.tr("Customers")),
            (CONVERSION, self.tr("Worth enrolling")),
            (NEAR, self.tr("Near a level")),
        ]

    # --- what is in front ---------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Ask for what is in front, as it is now."""
        allowed = self._workplace.may(Act.SEE_INSIGHTS)
        self._screen.show_allowed(allowed=allowed)
        if not allowed:
            return
        self._screen.show_choice(self._span, self._view)
        if self._span == RANGE:
            self._ask_for_figures()
            return
        span = Span(self._span)
        self._workplace.ask(lambda shop: shop.figures.period(span), self._on_period, newest=OVERVIEW, owner=self)

    def _on_signed_out(self) -> None:
        """The next one to sign in may be anybody: nothing of this stays on the screen."""
        for name in (OVERVIEW, VIEW):
            self._workplace.drop(name)
        self._screen.show_allowed(allowed=False)

    def _on_period_chosen(self, name: str) -> None:
        self._span = name
        period = self._period
        first, last = (period.first.isoformat(), period.last.isoformat()) if period else ("", "")
        self._screen.show_range(visible=name == RANGE, first=first, last=last)
        if name == RANGE:
            self._screen.show_choice(self._span, self._view)
        else:
            self.look()

    def _on_range_given(self, first: str, last: str) -> None:
        try:
            period = Period(date.fromisoformat(first.strip()), date.fromisoformat(last.strip()))
        except ValueError:
            self._screen.show_range_wrong(wrong=True)
            self._screen.trouble.show_message(self.tr("Write both days as year, month and day: 2026-05-31."), "warning")
            return
        if period.last < period.first:
            self._screen.show_range_wrong(wrong=True)
            self._screen.trouble.show_message(self.tr("The last day lies before the first."), "warning")
            return
        self._screen.show_range_wrong(wrong=False)
        self._on_period(period)

    def _on_period(self, period: Period) -> None:
        self._period = period
        self._ask_for_figures()

    def _on_view_chosen(self, name: str) -> None:
        self._view = name
        self._screen.show_choice(self._span, self._view)
        self._ask_for_view()

    # --- asking -------------------------------------------------------------------------------------------------------

    def _ask_for_figures(self) -> None:
        actor, period = self._workplace.actor, self._period
        if actor is None or period is None:
            return
        self._screen.trouble.show_message("")
        self._workplace.ask(
            lambda shop: shop.figures.overview(period, actor=actor),
            self._show_overview,
            self._on_trouble,
            newest=OVERVIEW,
            owner=self,
        )
        self._ask_for_view()

    def _ask_for_view(self) -> None:
        actor, period = self._workplace.actor, self._period
        view = next((each for each in VIEWS if each.name == self._view), None)
        if view is None:
            self._listing = None
            self._people.show(self._view)
        elif actor is not None and period is not None:
            self._screen.pages.setCurrentWidget(self._screen.figures_page)
            self._ask(view, period, actor)

    def _ask(self, view: View, period: Period, actor: Actor) -> None:
        def ask(shop: "Shop") -> Any:
            return view.ask(shop, period, actor)

        self._workplace.ask(
            ask, lambda answer: self._show_view(view, answer), self._on_trouble, newest=VIEW, owner=self
        )

    def _on_trouble(self, error: Exception) -> None:
        self._screen.trouble.show_message(sentence(error), "warning")

    # --- showing ------------------------------------------------------------------------------------------------------

    def _show_overview(self, overview: Overview) -> None:
        formats = self._workplace.formats
        words = self.tr("%1, against %2")
        if overview.until is not None:
            words = self.tr("%1, against %2 until %3").replace("%3", formats.time(overview.until))
        words = words.replace("%1", self._days(overview.period)).replace("%2", self._days(overview.period.before()))
        self._screen.show_overview(figures(overview, formats), words)

    def _days(self, period: Period) -> str:
        formats = self._workplace.formats
        if period.days == 1:
            return formats.long_day(period.first)
        words = self.tr("%1 to %2")
        return words.replace("%1", formats.calendar_day(period.first)).replace("%2", formats.calendar_day(period.last))

    def _show_view(self, view: View, answer: Any) -> None:
        formats = self._workplace.formats
        self._listing = view.listing(answer, formats)
        self._screen.figures_page.show_view(self._listing, view.picture(answer, formats), formats)

    # --- saving -------------------------------------------------------------------------------------------------------

    def _on_save_wanted(self, path: Path) -> None:
        """Save what is in front: figures as they are, people by the journal and, where asked, by consent."""
        if self._listing is None:
            self._people.save(path, self._on_saved)
            return
        listing = replace(self._listing)
        self._workplace.do(lambda shop: shop.save_listing(listing, path), self._on_saved, owner=self)

    def _on_saved(self, path: Path) -> None:
        self._workplace.notifier.toast(self.tr("Saved as %1").replace("%1", path.name), tone="success")
