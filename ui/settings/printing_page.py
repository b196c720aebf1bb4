"""The page of receipts and printers: the questions, and beside them the receipt as it would come out."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.settings.form import WIDEST
from ui.settings.preview_page import PreviewPage
from ui.settings.questions.printing import groups
from ui.widgets.slip_preview import SlipPreview

BESIDE = 800
"""From this width on the preview stands beside the questions, below them otherwise."""
PREVIEW_WIDTH = 336
PREVIEW_HEIGHT = 520


class ReceiptPreview(QFrame):
    """The receipt, the logo's buttons, and the tests."""

    logo_chosen = Signal(str)
    """A file's path; "" to do without."""
    test_pressed = Signal(str)
    """receipt, kitchen or drawer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("receiptPreview")
        self.setProperty("role", "card")
        self.slip = SlipPreview()
        self._build()
        self._lay_out()

    def _build(self) -> None:
        self._choose = self._button("chooseLogoButton", self.tr("Choose a logo"))
        self._choose.clicked.connect(self._on_choose)
        self._remove = self._button("removeLogoButton", self.tr("Remove"))
        self._remove.clicked.connect(lambda: self.logo_chosen.emit(""))
        self._tests = {
            "receipt": self._button("testReceiptButton", self.tr("Test print")),
            "kitchen": self._button("testKitchenButton", self.tr("Test kitchen")),
            "drawer": self._button("testDrawerButton", self.tr("Open drawer")),
        }
        for name, button in self._tests.items():
            button.clicked.connect(lambda _on=False, name=name: self.test_pressed.emit(name))

    def _button(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.setProperty("role", "secondary")
        return button

    def _lay_out(self) -> None:
        title = QLabel(self.tr("How it comes out"), self)
        title.setProperty("role", "heading")
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMinimumHeight(240)
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.slip)
        column.addStretch(1)
        area.setWidget(inside)
        logo = QHBoxLayout()
        logo.setSpacing(8)
        logo.addWidget(self._choose, 1)
        logo.addWidget(self._remove)
        tests = QHBoxLayout()
        tests.setSpacing(8)
        tests.addWidget(self._tests["receipt"], 1)
        tests.addWidget(self._tests["drawer"], 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 16)
        whole.setSpacing(12)
        whole.addWidget(title)
        whole.addWidget(area, 1)
        whole.addLayout(logo)
        whole.addLayout(tests)
        whole.addWidget(self._tests["kitchen"])

    def _on_choose(self) -> None:
        chooser = QFileDialog(self.window(), self.tr("Choose a logo"), str(Path.home()), "PNG (*.png)")
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self.logo_chosen)
        chooser.open()

    def show_slip(self, picture: QImage) -> None:
        """Show the receipt as it would be printed."""
        self.slip.show_picture(picture)

    def show_can(self, *, receipt: bool, kitchen: bool, drawer: bool, logo: bool, busy: bool = False) -> None:
        """What there is to try, and whether there is a logo to remove."""
        for name, can in (("receipt", receipt), ("kitchen", kitchen), ("drawer", drawer)):
            self._tests[name].setEnabled(can and not busy)
        self._tests["kitchen"].setVisible(kitchen)
        self._remove.setEnabled(logo)


class PrintingPage(PreviewPage):
    """The form, and its preview beside or below it."""

    widest = WIDEST + PREVIEW_WIDTH + 16

    def __init__(self) -> None:
        title = QCoreApplication.translate("PrintingSettings", "Receipt and printer")
        intro = QCoreApplication.translate(
            "PrintingSettings",
            "A printer that is away never holds up a sale: its slips wait, and come out when it is back.",
        )
        super().__init__("printingPage", title, intro, groups())
        self.preview = ReceiptPreview(self)
        self.show_preview(self.preview, beside_from=BESIDE, width=PREVIEW_WIDTH, height=PREVIEW_HEIGHT)
