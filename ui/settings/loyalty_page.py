"""The page of the loyalty rules: the questions, and beside them what the answers would mean for the shop's guests."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from ui.settings.form import WIDEST
from ui.settings.loyalty_words import OfferRow, PreviewFace
from ui.settings.preview_page import PreviewPage
from ui.settings.questions.loyalty import groups
from ui.theme import set_look
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.level_pill import LevelPill

BESIDE = 840
"""From this width on the preview stands beside the questions, below them otherwise."""
PREVIEW_WIDTH = 320


class LoyaltyPreview(QFrame):
    """Before and after, side by side; what differs is set in the accent's colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("loyaltyPreview")
        self.setProperty("role", "card")
        self._title = QLabel(self.tr("What this would mean"), self)
        self._title.setProperty("role", "heading")
        self._note = QLabel(
            self.tr(
                "Points and levels that members have stay as they are. A higher level comes with the next sale,"
                " a lower one when the level's time is over."
            ),
            self,
        )
        self._note.setProperty("role", "fieldHint")
        self._note.setWordWrap(True)
        self._body = QWidget(self)
        self._grid = QGridLayout(self._body)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._body)
        column.addWidget(self._note)
        column.addStretch(1)

    def show_face(self, face: PreviewFace) -> None:
        """Show what a change would mean."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        row = 0
        if face.levels:
            row = self._head(row, self.tr("Members"))
            for each in face.levels:
                pill = LevelPill(self._body)
                pill.show_level(each.level, each.words)
                self._grid.addWidget(pill, row, 0, Qt.AlignmentFlag.AlignLeading)
                self._figures(row, each.now, each.then, differs=each.differs)
                row += 1
        if face.sale:
            row = self._head(row, self.tr("Points of a sale"))
            self._grid.addWidget(self._words(face.sale), row, 0)
            self._figures(row, face.sale_now, face.sale_then, differs=face.sale_differs)
            row += 1
        if not (face.levels or face.sale or face.offers):
            self._grid.addWidget(self._words(self.tr("There are no guests and no sales yet to try it out on.")), 0, 0)
        self._offers(row, face.offers)
        set_look(self._body, state="")
        self._body.setEnabled(True)

    def show_stale(self) -> None:
        """What is shown is not of what is typed."""
        self._body.setEnabled(False)

    def _head(self, row: int, title: str) -> int:
        self._section(title, row, 0, Qt.AlignmentFlag.AlignLeading)
        self._section(self.tr("Now"), row, 1, Qt.AlignmentFlag.AlignTrailing)
        self._section(self.tr("Then"), row, 2, Qt.AlignmentFlag.AlignTrailing)
        return row + 1

    def _section(self, words: str, row: int, column: int, align: Qt.AlignmentFlag) -> None:
        label = QLabel(words, self._body)
        label.setProperty("role", "section")
        self._grid.addWidget(label, row, column, align | Qt.AlignmentFlag.AlignBottom)
        self._grid.setRowMinimumHeight(row, 28 if row else 0)

    def _figures(self, row: int, now: str, then: str, *, differs: bool) -> None:
        for column, text in ((1, now), (2, then)):
            label = QLabel(text, self._body)
            label.setProperty("role", "strong")
            if column == 2 and differs:  # noqa: PLR2004 (the column of what would be)
                label.setProperty("tone", "accent")
            self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTrailing)

    def _words(self, text: str) -> QLabel:
        label = QLabel(text, self._body)
        label.setWordWrap(True)
        return label

    def _offers(self, row: int, offers: tuple[OfferRow, ...]) -> None:
        """Name above, what joining gives below: now, and in the accent's colour then where it differs."""
        if not offers:
            return
        title = QLabel(self.tr("Join offers of your best guests"), self._body)
        title.setProperty("role", "section")
        self._grid.addWidget(title, row, 0, 1, 3)
        self._grid.setRowMinimumHeight(row, 28)
        for place, offer in enumerate(offers):
            who = ElidedLabel(offer.who, parent=self._body)
            self._grid.addWidget(who, row + 1 + 2 * place, 0, 1, 3)
            gives = QLabel(self._body)
            gives.setProperty("role", "muted")
            if offer.differs:
                gives.setProperty("tone", "accent")
                words = QCoreApplication.translate("LoyaltyPreview", "%1 → %2")
                gives.setText(words.replace("%1", offer.now).replace("%2", offer.then))
            else:
                gives.setText(offer.now)
            gives.setWordWrap(True)
            self._grid.addWidget(gives, row + 2 + 2 * place, 0, 1, 3)


class LoyaltyPage(PreviewPage):
    """The form, and its preview beside or below it."""

    widest = WIDEST + PREVIEW_WIDTH + 16

    def __init__(self) -> None:
        title = QCoreApplication.translate("LoyaltyRules", "Loyalty")
        intro = QCoreApplication.translate(
            "LoyaltyRules", "How TapPass points come and go. A change holds from now on, and never rewrites the past."
        )
        super().__init__("loyaltyPage", title, intro, groups())
        self.preview = LoyaltyPreview(self)
        self.show_preview(self.preview, beside_from=BESIDE, width=PREVIEW_WIDTH)
