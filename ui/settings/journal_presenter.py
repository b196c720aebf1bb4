"""The presenter of the journal: pages of it, the list for a spreadsheet, and the check, beside everything else."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos_app.domain.journal import JournalCheck, JournalFilter, JournalLine, JournalPage, JournalPlace
from pos_app.errors import WindowClosing
from ui.error_messages import sentence
from ui.settings import journal_words

if TYPE_CHECKING:
    from pos_app.domain.listing import Listing
    from pos_app.domain.staff import StaffRecord
    from pos_app.services.shop import Shop
    from ui.settings.journal_page import JournalPage as JournalWidget
    from ui.workplace import Workplace

READ, PEOPLE = "settings.journal", "settings.journal.people"
PAGE = 100
SAVED_AT_ONCE = 2_000
"""Entries read at a time while the list is saved."""


class JournalPresenter(QObject):
    """Nothing of the journal is kept once its owner has signed out."""

    _progressed = Signal(int, int)
    """From the thread of the check: rows done, of how many."""

    def __init__(self, workplace: "Workplace", page: "JournalWidget", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace, self.widget = workplace, page
        self._next: JournalPlace | None = None
        page.filter_changed.connect(self._ask)
        page.more_wanted.connect(self._ask_for_more)
        page.save_wanted.connect(self._on_save_wanted)
        page.check_pressed.connect(self._on_check)
        self._progressed.connect(self._on_progress)
        workplace.events.signed_out.connect(self._forget)
        self._say_what_it_is()

    def open(self) -> None:
        """Read the newest entries, and who can be chosen."""
        actor = self._workplace.actor
        if actor is not None:
            self._workplace.ask(
                lambda shop: shop.staff.records(actor), self._show_people, self._on_trouble, newest=PEOPLE, owner=self
            )
        self._ask()

    def _forget(self) -> None:
        for name in (READ, PEOPLE):
            self._workplace.drop(name)
        self.widget.show_rows([], more=False)
        self._say_what_it_is()

    def _say_what_it_is(self) -> None:
        self.widget.show_check(self.tr("Who did what, and when. Nothing can be changed here, or unnoticed elsewhere."))

    def _show_people(self, people: "list[StaffRecord]") -> None:
        self.widget.show_people([(each.id, each.name) for each in people])

    def _on_trouble(self, error: Exception) -> None:
        self.widget.show_trouble(sentence(error))

    # --- the list -----------------------------------------------------------------------------------------------------

    def _filter(self) -> JournalFilter | None:
        """What is chosen; None while a day is none."""
        page = self.widget
        try:
            first, last = (date.fromisoformat(text) if text else None for text in self._days())
        except ValueError:
            page.show_days_wrong(wrong=True)
            page.show_trouble(self.tr("Write days as year, month and day: 2026-05-31."), "warning")
            return None
        page.show_days_wrong(wrong=False)
        page.show_trouble("")
        return JournalFilter(page.staff_id, page.topic, first, last, page.text)

    def _days(self) -> tuple[str, str]:
        return self.widget.first.text().strip(), self.widget.last.text().strip()

    def _ask(self) -> None:
        actor, wanted = self._workplace.actor, self._filter()
        if actor is not None and wanted is not None:
            self._workplace.ask(
                lambda shop: shop.journal.page(actor, wanted, limit=PAGE),
                self._show,
                self._on_trouble,
                newest=READ,
                owner=self,
            )

    def _ask_for_more(self) -> None:
        actor, wanted, place = self._workplace.actor, self._filter(), self._next
        if actor is not None and wanted is not None and place is not None:
            self._workplace.ask(
                lambda shop: shop.journal.page(actor, wanted, before=place, limit=PAGE),
                lambda page: self._show(page, add=True),
                self._on_trouble,
                newest=READ,
                owner=self,
            )

    def _show(self, page: JournalPage, *, add: bool = False) -> None:
        self._next = page.next
        rows = [journal_words.row(line, self._workplace.formats) for line in page.lines]
        show = self.widget.add_rows if add else self.widget.show_rows
        show(rows, more=page.next is not None)

    # --- the list for a spreadsheet -----------------------------------------------------------------------------------

    def _on_save_wanted(self, path: Path) -> None:
        actor, wanted, formats = self._workplace.actor, self._filter(), self._workplace.formats
        if actor is None or wanted is None:
            return

        def take(shop: "Shop") -> "Listing":
            lines: list[JournalLine] = []
            place: JournalPlace | None = None
            while True:
                self._go_on()
                page = shop.journal.page(actor, wanted, before=place, limit=SAVED_AT_ONCE)
                lines += page.lines
                place = page.next
                if place is None:
                    break
            return shop.guest_lists.take_out(actor, journal_words.listing(lines, formats))

        self._workplace.look_through(lambda shop: shop.save_listing(take(shop), path), self._on_saved, owner=self)

    def _on_saved(self, path: Path) -> None:
        words = self.tr("Saved as %1").replace("%1", path.name)
        self._workplace.notifier.toast(words, tone="success")

    # --- the check ----------------------------------------------------------------------------------------------------

    def _on_check(self) -> None:
        actor = self._workplace.actor
        if actor is not None:
            self.widget.show_check(self.tr("Looking through every entry …"), busy=True)
            self._workplace.look_through(
                lambda shop: shop.journal.check(actor, self._tell), self._show_check, self._on_check_failed, owner=self
            )

    def _tell(self, done: int, total: int) -> None:
        """On the check's own thread."""
        self._go_on()
        self._progressed.emit(done, total)

    def _go_on(self) -> None:
        """Raise WindowClosing when nobody waits for the answer any more."""
        if self._workplace.background.is_stopped:
            raise WindowClosing

    def _on_progress(self, done: int, total: int) -> None:
        words = self.tr("Looking through every entry: %1")
        self.widget.show_check(words.replace("%1", self._workplace.formats.share(done / max(total, 1))), busy=True)

    def _on_check_failed(self, error: Exception) -> None:
        self.widget.show_check(sentence(error), tone="danger")

    def _show_check(self, found: JournalCheck) -> None:
        if self._workplace.actor is None:
            self._say_what_it_is()
            return
        number = self._workplace.formats.number
        if not found.broken:
            words = self.tr("Unbroken: %1 entries, and every sale and refund is as it was written down.")
            self.widget.show_check(words.replace("%1", number(found.entries)), tone="success")
            return
        first = found.broken[0]
        place = self.tr("%1, entry %2").replace("%1", first.till).replace("%2", number(first.number))
        if not first.till:
            place = self.tr("Not in the journal")
        words = self.tr("Something was changed behind the program's back. %1: %2.").replace("%1", place)
        if len(found.broken) > 1:
            more = self.tr("%1 more breaks: see the doctor.").replace("%1", number(len(found.broken) - 1))
            words = f"{words} {more}"
        self.widget.show_check(words.replace("%2", first.why), tone="danger")
