"""The head of a customer: who it is, what can be done, TapPass, the usual, notes. No amounts: everybody may see it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ui.customers.clamped_label import ClampedLabel
from ui.customers.consent_words import consent_line
from ui.customers.more_menu import MoreButton
from ui.customers.rows import CustomerFace
from ui.icons import set_icon
from ui.theme import set_look
from ui.widgets.action_button import ActionButton, OfferButton
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.level_pill import LevelPill

CARD_HEIGHT, LOW_HEIGHT = 144, 98
"""Of the cards, and where the window is low."""
BETWEEN = 14
NARROW = 700
USUAL = 3


class CustomerHead(QWidget):
    """Shows a CustomerFace; emits what was pressed."""

    sell_pressed = Signal()
    join_pressed = Signal()
    card_pressed = Signal()
    ledger_pressed = Signal()
    edit_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first_visit = ""
        self._face: CustomerFace | None = None
        self._is_low = False
        self._build()
        self._lay_out()
        self.sell.clicked.connect(self.sell_pressed)
        self._join.clicked.connect(self.join_pressed)
        self._show_card.clicked.connect(self.card_pressed)
        self._ledger.clicked.connect(self.ledger_pressed)
        self._edit.clicked.connect(self.edit_pressed)

    def _build(self) -> None:
        self._name = ElidedLabel(parent=self)
        self._name.setObjectName("detailName")
        self._name.setProperty("role", "title")
        self._number = ElidedLabel(parent=self)
        self._number.setObjectName("detailNumber")
        self._line = ElidedLabel(parent=self)
        self._line.setProperty("role", "muted")
        self._edit = QPushButton(self)
        self._edit.setObjectName("editCustomerButton")
        self._edit.setProperty("role", "icon")
        self._edit.setAccessibleName(self.tr("Edit name, e-mail and notes"))
        self._edit.setToolTip(self.tr("Edit name, e-mail and notes"))
        set_icon(self._edit, "pencil", "text_muted", 18)
        policy = self._edit.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._edit.setSizePolicy(policy)
        self.more = MoreButton(self)
        self.sell = ActionButton(self.tr("Sell to this customer"), self, role="secondary", icon="shopping-bag")
        self.sell.setObjectName("sellToCustomerButton")
        self.sell.setAccessibleName(self.sell.text())
        self._build_tap_pass()
        for button in (self._edit, self.sell, self._ledger, self._show_card, self._join):
            button.setAutoDefault(True)
        self._build_usual()
        self._build_notes()

    def _build_tap_pass(self) -> None:
        self._member = QFrame(self)
        self._member.setProperty("role", "card")
        self._level = LevelPill(self._member)
        self._points = QLabel(self._member)
        self._points.setObjectName("detailPoints")
        self._points.setProperty("role", "figure")
        self._member_id = ElidedLabel(parent=self._member)
        self._member_id.setProperty("role", "muted")
        self._ledger = QPushButton(self._member)
        self._ledger.setObjectName("pointsLedgerButton")
        self._ledger.setProperty("role", "link")
        self._show_card = QPushButton(self._member)
        self._show_card.setObjectName("showCardButton")
        self._show_card.setProperty("role", "icon")
        self._show_card.setAccessibleName(self.tr("Show the TapPass card"))
        self._show_card.setToolTip(self.tr("Show the TapPass card"))
        set_icon(self._show_card, "qr-code", "text", 28)
        self._offer = QFrame(self)
        self._offer.setProperty("role", "card")
        self._join = OfferButton("", self._offer)
        self._join.setObjectName("customerJoinButton")
        self._no_join = QLabel(self.tr("Joining needs a phone number."), self._offer)
        self._no_join.setObjectName("customerCannotJoin")
        self._no_join.setProperty("role", "muted")
        self._no_join.setWordWrap(True)

    def _build_usual(self) -> None:
        self._usual = QFrame(self)
        self._usual.setProperty("role", "card")
        self._usual_lines = [(ElidedLabel(parent=self._usual), QLabel(self._usual)) for _ in range(USUAL)]
        self._no_usual = QLabel(self.tr("Nothing is ordered again and again yet."), self._usual)
        self._no_usual.setProperty("role", "muted")
        self._no_usual.setWordWrap(True)
        for _name, times in self._usual_lines:
            times.setProperty("role", "muted")

    def _build_notes(self) -> None:
        self._notes_card = QFrame(self)
        self._notes_card.setProperty("role", "card")
        self._notes = ClampedLabel(3, self._notes_card)
        self._notes.setObjectName("detailNotes")
        self._consent = ElidedLabel(parent=self._notes_card)
        self._consent.setObjectName("detailConsent")
        self._consent.setProperty("role", "faint")

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.setSpacing(4)
        title.addWidget(self._name)
        title.addWidget(self._edit)
        title.addWidget(self.more)
        title.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addLayout(title, 1)
        head.addWidget(self.sell, 0, Qt.AlignmentFlag.AlignTop)
        self._below = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._below.setSpacing(2)
        self._below.addWidget(self._number)
        self._below.addWidget(self._line)
        top = QVBoxLayout()
        top.setSpacing(2)
        top.addLayout(head)
        top.addLayout(self._below)
        first = QWidget(self)
        self._tap_pass = QStackedLayout(first)
        self._tap_pass.setContentsMargins(0, 0, 0, 0)
        self._tap_pass.addWidget(self._member)
        self._tap_pass.addWidget(self._offer)
        offer = QVBoxLayout(self._offer)
        offer.setContentsMargins(12, 12, 12, 12)
        offer.setSpacing(6)
        self._no_member = self._section(self.tr("Not a member yet"), self._offer)
        offer.addWidget(self._no_member)
        offer.addWidget(self._join)
        offer.addWidget(self._no_join)
        offer.addStretch(1)
        self._lay_out_member()
        self._lay_out_usual()
        self._lay_out_notes()
        self._row = cards = QHBoxLayout()
        cards.setSpacing(12)
        self._cards = (first, self._usual, self._notes_card)
        for card, share in zip(self._cards, (5, 4, 4), strict=True):
            card.setFixedHeight(CARD_HEIGHT)
            card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            cards.addWidget(card, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(top)
        column.addLayout(cards)

    def _lay_out_member(self) -> None:
        self._tap_pass_word = self._section(self.tr("TapPass"), self._member)
        self._above = QHBoxLayout()
        self._above.setContentsMargins(16, 12, 16, 0)
        self._above.addWidget(self._tap_pass_word, 1)
        self._above.addWidget(self._level)
        self._words = QVBoxLayout()
        self._words.setSpacing(2)
        self._words.addWidget(self._points)
        self._words.addWidget(self._member_id)
        self._middle = QHBoxLayout()
        self._middle.setContentsMargins(16, 0, 16, 0)
        self._middle.addLayout(self._words, 1)
        self._middle.addWidget(self._show_card, 0, Qt.AlignmentFlag.AlignVCenter)
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(0, 0, 16, 0)
        self._foot.addWidget(self._ledger, 0, Qt.AlignmentFlag.AlignLeading)
        column = QVBoxLayout(self._member)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        column.addLayout(self._above)
        column.addStretch(1)
        column.addLayout(self._middle)
        column.addStretch(1)
        column.addLayout(self._foot)

    def _lay_out_usual(self) -> None:
        column = QVBoxLayout(self._usual)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(self._section(self.tr("The usual"), self._usual))
        for name, times in self._usual_lines:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(name, 1)
            row.addWidget(times)
            column.addLayout(row)
        column.addWidget(self._no_usual)
        column.addStretch(1)

    def _lay_out_notes(self) -> None:
        column = QVBoxLayout(self._notes_card)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(self._section(self.tr("Notes"), self._notes_card))
        column.addWidget(self._notes)
        column.addStretch(1)
        column.addWidget(self._consent)

    @staticmethod
    def _section(text: str, parent: QWidget) -> QLabel:
        label = QLabel(text, parent)
        label.setProperty("role", "section")
        return label

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the usual goes without its counts."""
        super().resizeEvent(event)
        self._fit()

    def show_low(self, *, low: bool) -> None:
        """Take less height, and say the same: in a low window the orders below need the room."""
        if low == self._is_low:
            return
        self._is_low = low
        self._fit()
        for card in self._cards:
            card.setFixedHeight(LOW_HEIGHT if low else CARD_HEIGHT)
        for card, side in ((self._usual, 16), (self._notes_card, 16), (self._offer, 12)):
            inside = card.layout()
            if inside is not None:
                inside.setContentsMargins(side, 8 if low else 12, side, 8 if low else 12)
                inside.setSpacing(2 if low else 6)
        self._notes.show_lines(2 if low else 3)
        self._place_member(low=low)
        column = self.layout()
        if column is not None:
            column.setSpacing(8 if low else 14)

    def _fit(self) -> None:
        """In a low window number and visits stand beside one another where they fit; in a small one words are few."""
        needed = self._number.sizeHint().width() + self._line.sizeHint().width() + BETWEEN
        across = self._is_low and needed <= self.width()
        direction = QBoxLayout.Direction
        self._below.setDirection(direction.LeftToRight if across else direction.TopToBottom)
        self._below.setSpacing(BETWEEN if across else 2)
        self._below.setStretch(1, 1 if across else 0)
        for _name, times in self._usual_lines:
            times.setVisible(self.width() >= NARROW and bool(times.text()))
        small = self._is_low and self.width() < NARROW
        self._row.setStretch(0, 7 if small else 5)
        self._ledger.setText(self.tr("Why?") if small else self._ledger.accessibleName())

    def _place_member(self, *, low: bool) -> None:
        """Level and TapPass ID go beside the points and the question, or have lines of their own."""
        for label in (self._tap_pass_word, self._no_member):
            label.setVisible(not low)
        side = 12 if low else 16
        self._above.setContentsMargins(side, 0 if low else 12, side, 0)
        self._middle.setContentsMargins(16, 0, side, 0)
        self._foot.setContentsMargins(0, 0, side, 0)
        if low:
            self._middle.insertWidget(1, self._level)
            self._foot.addWidget(self._member_id, 1)
        else:
            self._above.addWidget(self._level)
            self._words.addWidget(self._member_id)
        end = Qt.AlignmentFlag.AlignTrailing if low else Qt.AlignmentFlag.AlignLeading
        self._member_id.setAlignment(end | Qt.AlignmentFlag.AlignVCenter)

    def show_rights(self, *, edit: bool, history: bool) -> None:
        """Offer editing, and the points line by line, only to those who may."""
        self._edit.setVisible(edit)
        self.more.setVisible(edit)
        self._ledger.setVisible(history)

    def show_face(self, face: CustomerFace) -> None:
        """Show a customer."""
        if self._face is None or self._face.id != face.id:
            self._first_visit = ""
        self._face = face
        self._name.setText(face.name)
        self._number.setText(" · ".join(part for part in (face.number, face.email) if part))
        self._number.setVisible(bool(face.given_name or face.email))
        self._show_tap_pass(face)
        for place, (name, times) in enumerate(self._usual_lines):
            known = face.usual[place] if place < len(face.usual) else ("", "")
            name.setText(known[0])
            name.setVisible(bool(known[0]))
            times.setText(known[1].replace("/", self.tr(" of ")))
        self._no_usual.setVisible(not face.usual)
        self._show_line()
        self._notes.setText(face.notes or self.tr("Nothing noted."))
        set_look(self._notes, role="" if face.notes else "muted")
        self._consent.setText(consent_line(face))
        self.more.show_state(has_number=face.has_number, released=bool(face.released))

    def show_first_visit(self, text: str) -> None:
        """Add since when the customer comes."""
        self._first_visit = text
        self._show_line()

    def _show_line(self) -> None:
        if self._face is None:
            return
        parts = [self.tr("No visits yet")]
        if self._face.last_visit:
            visits = self.tr("%1 visits").replace("%1", self._face.visits)
            parts = [self.tr("1 visit") if self._face.visits == "1" else visits]
            if self._first_visit and self._face.visits != "1":
                parts.append(self.tr("first %1").replace("%1", self._first_visit))
            parts.append(self.tr("last here %1").replace("%1", self._face.last_visit))
        self._line.setText(" · ".join(parts))
        self._fit()

    def _show_tap_pass(self, face: CustomerFace) -> None:
        self._tap_pass.setCurrentWidget(self._member if face.member_id else self._offer)
        if face.member_id:
            points = self.tr("1 point") if face.points == "1" else self.tr("%1 points").replace("%1", face.points)
            self._points.setText(points)
            why = self.tr("Why 1 point?") if face.points == "1" else self.tr("Why %1 points?")
            self._ledger.setAccessibleName(why.replace("%1", face.points))
            self._fit()
            self._level.show_level(face.level, face.level_words)
            self._member_id.setText(face.member_id)
            self._member_id.setToolTip(self.tr("Member since %1").replace("%1", face.joined))
            return
        self._join.setVisible(bool(face.offer_points))
        self._no_join.setVisible(not face.offer_points)
        offer = self.tr("Join: %1 points, %2")
        self._join.setText(offer.replace("%1", face.offer_points).replace("%2", face.level_words))
        counted = self.tr("for %1 past orders").replace("%1", face.offer_orders)
        self._join.show_subtitle(
            counted if face.offer_orders not in ("0", "1", "") else self.tr("and more with every order")
        )
        self._join.setAccessibleName(self._join.text())
