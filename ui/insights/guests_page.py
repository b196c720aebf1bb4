"""The owner's list of customers with everything that narrows it; the choices can be kept under a name."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from pos_app.domain.guest_lists import Consent, GuestFilter, Membership, SavedFilter, SortBy, Visits
from pos_app.domain.loyalty import Level
from pos_app.domain.office_rules import LAPSED_DAYS
from ui.widgets.action_button import ActionButton
from ui.widgets.listing_table import ListingTable

if TYPE_CHECKING:
    from pos_app.domain.listing import Listing
    from ui.formats import Formats

LONGEST_NAME = 60
LAPSED_WIDTH = 64
MOST_DAYS = 3650


class GuestsPage(QWidget):
    """Announces what was chosen; shows what is handed to it."""

    filter_changed = Signal()
    opened = Signal(int)
    more_pressed = Signal()
    save_pressed = Signal(str)
    """The name for the choices."""
    saved_chosen = Signal(str)
    forget_pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lapsed_days = LAPSED_DAYS
        self._build_choices()
        self._build_saved()
        frame = QFrame(self)
        frame.setProperty("role", "card")
        self.table = ListingTable("byValueTable", self.tr("Customers"), frame)
        held = QVBoxLayout(frame)
        held.setContentsMargins(1, 1, 1, 8)
        held.addWidget(self.table)
        self._lay_out(frame)
        self._connect()

    def _build_choices(self) -> None:
        self.sort = self._choice("guestSortCombo", self.tr("Order"))
        for sort_by, words in (
            (SortBy.VALUE, self.tr("By value")),
            (SortBy.ORDERS, self.tr("By orders")),
            (SortBy.LAST_VISIT, self.tr("By last visit")),
            (SortBy.LEVEL, self.tr("By level")),
            (SortBy.JOINED, self.tr("Newest members")),
        ):
            self.sort.addItem(words, sort_by)
        self.who = self._choice("guestWhoCombo", self.tr("Members"))
        for who, words in (
            (Membership.ANY, self.tr("Everybody")),
            (Membership.MEMBERS, self.tr("Members")),
            (Membership.NO_MEMBERS, self.tr("Not members")),
            (Level.BRONZE, self.tr("Bronze")),
            (Level.SILVER, self.tr("Silver")),
            (Level.GOLD, self.tr("Gold")),
            (Level.PLATINUM, self.tr("Platinum")),
        ):
            self.who.addItem(words, who)
        self.visits = self._choice("guestVisitsCombo", self.tr("Visits"))
        for visits, words in (
            (Visits.ANY, self.tr("Whenever here")),
            (Visits.NEW_THIS_MONTH, self.tr("New this month")),
            (Visits.LAPSED, self.tr("Not here for")),
            (Visits.NEVER, self.tr("Never here")),
        ):
            self.visits.addItem(words, visits)
        self.days = QLineEdit(self)
        self.days.setObjectName("guestLapsedEdit")
        self.days.setAccessibleName(self.tr("Days without a visit"))
        self.days.setMaxLength(4)
        self.days.setFixedWidth(LAPSED_WIDTH)
        self._days_word = QLabel(self.tr("days"), self)
        self._days_word.setProperty("role", "muted")
        self.consent = self._choice("guestConsentCombo", self.tr("Consent"))
        for consent, words in (
            (Consent.ANY, self.tr("Any consent")),
            (Consent.GIVEN, self.tr("May be written to")),
            (Consent.NOT_GIVEN, self.tr("Not to be written to")),
        ):
            self.consent.addItem(words, consent)

    def _choice(self, name: str, words: str) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(name)
        box.setAccessibleName(words)
        box.setMinimumHeight(44)
        return box

    def _build_saved(self) -> None:
        self.saved = self._choice("guestSavedCombo", self.tr("Saved lists"))
        self.name = QLineEdit(self)
        self.name.setObjectName("guestFilterNameEdit")
        self.name.setAccessibleName(self.tr("A name for this list"))
        self.name.setPlaceholderText(self.tr("Keep this list as …"))
        self.name.setMaxLength(LONGEST_NAME)
        self._keep = ActionButton(self.tr("Keep"), self, role="secondary", icon="check")
        self._keep.setObjectName("guestFilterSaveButton")
        self._forget = ActionButton(self.tr("Forget"), self, role="quiet", icon="trash-2")
        self._forget.setObjectName("guestFilterForgetButton")
        self.marketing = QCheckBox(self.tr("Save only those who agreed to be written to"), self)
        self.marketing.setObjectName("guestMarketingCheck")
        self.marketing.setAccessibleName(self.marketing.text())
        self.marketing.setChecked(True)
        self._count = QLabel(self)
        self._count.setObjectName("guestCount")
        self._count.setProperty("role", "muted")
        self._more = ActionButton(self.tr("Show more"), self, role="secondary")
        self._more.setObjectName("guestMoreButton")

    def _lay_out(self, frame: QFrame) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(8)
        for box in (self.sort, self.who, self.visits):
            choices.addWidget(box, 1)
        choices.addWidget(self.days)
        choices.addWidget(self._days_word)
        choices.addWidget(self.consent, 1)
        kept = QHBoxLayout()
        kept.setSpacing(8)
        kept.addWidget(self.saved, 1)
        kept.addWidget(self._forget)
        kept.addWidget(self.name, 1)
        kept.addWidget(self._keep)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self._count)
        below.addWidget(self._more)
        below.addStretch(1)
        below.addWidget(self.marketing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(choices)
        column.addLayout(kept)
        column.addWidget(frame, 1)
        column.addLayout(below)

    def _connect(self) -> None:
        for box in (self.sort, self.who, self.visits, self.consent):
            box.currentIndexChanged.connect(self._on_changed)
        self.days.textEdited.connect(self._on_changed)
        self.table.chosen.connect(self.opened)
        self._more.clicked.connect(self.more_pressed)
        self._keep.clicked.connect(lambda: self.save_pressed.emit(self.name.text()))
        self.name.returnPressed.connect(lambda: self.save_pressed.emit(self.name.text()))
        self.saved.activated.connect(lambda at: self.saved_chosen.emit(self.saved.itemData(at) or ""))
        self.saved.currentIndexChanged.connect(self._on_saved)
        self._forget.clicked.connect(lambda: self.forget_pressed.emit(self.saved.currentData() or ""))
        self._show_days()

    def _on_saved(self) -> None:
        """Only what is chosen can be forgotten."""
        self._forget.setEnabled(bool(self.saved.currentData()))

    def _on_changed(self) -> None:
        self._show_days()
        self.filter_changed.emit()

    def use_lapsed_days(self, days: int) -> None:
        """What the owner calls lapsed; another number that was typed stays."""
        if self.days.text().strip() in ("", str(self._lapsed_days)):
            self.days.setText(str(days))
        self._lapsed_days = days

    def _show_days(self) -> None:
        lapsed = Visits(self.visits.currentData()) is Visits.LAPSED
        self.days.setVisible(lapsed)
        self._days_word.setVisible(lapsed)

    @property
    def wanted(self) -> GuestFilter:
        """What is chosen now; an unreadable number of days counts as the usual. Qt keeps only the words of an enum."""
        who = str(self.who.currentData())
        typed = self.days.text().strip()
        days = int(typed) if typed.isascii() and typed.isdigit() and 0 < int(typed) <= MOST_DAYS else 0
        level = Level(who) if who in {each.value for each in Level} else None
        made = GuestFilter(
            sort_by=SortBy(self.sort.currentData()),
            membership=Membership.MEMBERS if level else Membership(who),
            level=level,
            visits=Visits(self.visits.currentData()),
            consent=Consent(self.consent.currentData()),
        )
        return made.but(lapsed_days=days or self._lapsed_days)

    def show_filter(self, wanted: GuestFilter) -> None:
        """Show choices that were kept, without announcing them."""
        shown = ((self.sort, wanted.sort_by), (self.who, wanted.level or wanted.membership))
        for box, value in (*shown, (self.visits, wanted.visits), (self.consent, wanted.consent)):
            with QSignalBlocker(box):
                box.setCurrentIndex(max(0, box.findData(value)))
        self.days.setText(str(wanted.lapsed_days))
        self._show_days()

    def show_saved(self, saved: Sequence[SavedFilter], chosen: str = "") -> None:
        """List the kept choices."""
        with QSignalBlocker(self.saved):
            self.saved.clear()
            self.saved.addItem(self.tr("Kept lists") if saved else self.tr("No list is kept yet"), "")
            for each in saved:
                self.saved.addItem(each.name, each.name)
            self.saved.setCurrentIndex(max(0, self.saved.findData(chosen)))
        self._on_saved()
        self.name.clear()

    def show_guests(self, listing: "Listing", formats: "Formats", count: str, *, more: bool, empty: str) -> None:
        """Show the list; `count` says how many there are, `empty` why there is none."""
        self._count.setText(count)
        self._more.setVisible(more)
        self.table.show_listing(listing, formats, empty)

    def focus_table(self) -> None:
        """Into the list."""
        if self.table.table is not None:
            self.table.table.setFocus(Qt.FocusReason.OtherFocusReason)
