"""What is wrong with a printer, said once, over every screen, with what can be done about it; and where a PDF goes."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui.icons import pixmap
from ui.theme import theme_events


class PrinterStrip(QWidget):
    """Hidden while every slip came out; it takes no key from the field in use."""

    again_pressed = Signal()
    without_pressed = Signal()
    pdf_path_chosen = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("printerStrip")
        self._frame = QFrame(self)
        self._frame.setProperty("role", "banner")
        self._frame.setProperty("tone", "warning")
        self._picture = QLabel(self)
        self._words = QLabel(self)
        self._words.setObjectName("printerTrouble")
        self._words.setProperty("of", "warning")
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self.again = self._button("printAgainButton", self.tr("Try again"))
        self.without = self._button("withoutReceiptButton", self.tr("Without receipt"))
        self.again.clicked.connect(self.again_pressed)
        self.without.clicked.connect(self.without_pressed)
        self._lay_out()
        self.hide()
        theme_events().theme_changed.connect(self._redraw)
        self._redraw()

    def _button(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.setProperty("role", "secondary")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _lay_out(self) -> None:
        around = QHBoxLayout(self)
        around.setContentsMargins(12, 4, 12, 4)
        around.addWidget(self._frame)
        row = QHBoxLayout(self._frame)
        row.setContentsMargins(12, 6, 6, 6)
        row.setSpacing(10)
        row.addWidget(self._picture)
        row.addWidget(self._words, 1)
        row.addWidget(self.without)
        row.addWidget(self.again)

    def _redraw(self) -> None:
        self._picture.setPixmap(pixmap("printer", "warning", 20, self.devicePixelRatioF()))

    def show_trouble(self, words: str, without: str) -> None:
        """Say what is wrong, and on the button what to do without; "" when everything came out."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self.without.setText(without)
        self.without.setAccessibleName(without)
        self.setVisible(bool(words))

    def ask_for_pdf(self, title: str) -> None:
        """Let the user choose where the PDF goes; `pdf_path_chosen` says it."""
        chooser = QFileDialog(self._window, self.tr("Save as PDF"), str(Path.home()), "PDF (*.pdf)")
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("pdf")
        chooser.selectFile(f"{title}.pdf")
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self.pdf_path_chosen)
        chooser.open()
