"""The TapPass dialog, over the window: the sign-up, or the member's card, or why it takes a shift lead."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.icons import set_icon
from ui.tappass.card_page import CardPage
from ui.tappass.gains_panel import GainsPanel
from ui.tappass.sign_up import CardFace, CardShown, Field, Gains, Prefill
from ui.tappass.sign_up_form import SignUpForm
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.overlay import Overlay

WIDTH = 848
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TapPassDialog(Overlay):
    """Knows no services: it shows what it is given and says what was pressed."""

    enrol_asked = Signal(object)
    """A SignUp."""
    phone_edited = Signal(str)
    birthday_edited = Signal(str)
    card_path_chosen = Signal(str)
    card_printer_chosen = Signal(object)
    """A QPrinter."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=WIDTH)
        self.setObjectName("tapPassDialog")
        self.setAccessibleName(self.tr("TapPass"))
        self._build_pages()
        self._lay_out_pages()
        self._connect_pages()

    def _build_pages(self) -> None:
        self._content = QWidget(self)
        self._title = ElidedLabel(parent=self._content)
        self._title.setProperty("role", "title")
        self._text = ElidedLabel(parent=self._content)
        self._text.setProperty("role", "muted")
        self._close = QPushButton(self._content)
        self._close.setObjectName("closeTapPassButton")
        self._close.setProperty("role", "icon")
        self._close.setAccessibleName(self.tr("Close"))
        self._close.setToolTip(self.tr("Close"))
        self._close.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        set_icon(self._close, "x", "text_muted", 20)
        self.form = SignUpForm(self._content)
        self.gains = GainsPanel(self._content)
        self.card_page = CardPage(self._content)

    def _lay_out_pages(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._text)
        top = QHBoxLayout()
        top.addLayout(words, 1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self.form, 1)
        row.addWidget(self.gains)
        column = QVBoxLayout(self._content)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(20)
        column.addLayout(top)
        column.addLayout(row)
        column.addWidget(self.card_page)
        self.show_content(self._content)
        self._turn_to(self.form)

    def _connect_pages(self) -> None:
        self._close.clicked.connect(self.close_card)
        self.form.dismissed.connect(self.close_card)
        self.form.submitted.connect(self.enrol_asked)
        self.form.phone_edited.connect(self.phone_edited)
        self.form.birthday_edited.connect(self.birthday_edited)
        self.form.name_edited.connect(self.gains.show_name)
        self.card_page.save_asked.connect(self._ask_for_path)
        self.card_page.print_asked.connect(self._ask_for_printer)
        self.card_page.done_pressed.connect(self.close_card)
        for button in self.card_page.buttons:
            button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and watched in self.card_page.buttons:
            early = event.type() == QEvent.Type.KeyPress and self.card_page.event_is_early(event)
            if early and event.key() in ENTER:
                return True
        return super().eventFilter(watched, event)

    def _turn_to(self, page: QWidget) -> None:
        for each in (self.form, self.card_page):
            each.setVisible(each is page)
        self.gains.setVisible(page is not self.card_page)

    def start(self, known: Prefill, birthday_example: str) -> None:
        """Open with what is known."""
        self._say(self.tr("Join TapPass"), self.tr("Points for every order, past ones included."))
        self.gains.forget()
        self.form.start(known, birthday_example)
        self._turn_to(self.form)
        self.open(self.form.first)

    def show_gains(self, gains: Gains) -> None:
        """Show what joining gives today."""
        self.gains.show_gains(gains)
        self.gains.show_name(self.form.sign_up.name)

    def show_card(self, shown: CardShown) -> None:
        """Show a member's card in place of the form."""
        self._say(shown.title, shown.text)
        self.card_page.show_card(shown)
        self._turn_to(self.card_page)
        self.card_page.done.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusals(self, refusals: dict[Field, str]) -> None:
        """Say what is refused, each beside its field."""
        self.form.show_refusals(refusals)

    def show_saved(self, text: str, tone: str) -> None:
        """Say what became of saving the card."""
        self.card_page.show_message(text, tone)

    def _say(self, title: str, text: str) -> None:
        self._title.setText(title)
        self._text.setText(text)

    @property
    def face(self) -> CardFace | None:
        """The card shown, as it is painted."""
        return self.card_page.face

    def _ask_for_printer(self) -> None:
        """Let the user choose a printer; `card_printer_chosen` says it."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        chooser = QPrintDialog(printer, self.window())
        chooser.setObjectName("printCardDialog")
        chooser.setWindowTitle(self.tr("Print card"))
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setWindowModality(Qt.WindowModality.WindowModal)
        chooser.accepted.connect(lambda: self.card_printer_chosen.emit(printer))
        chooser.show()

    def _ask_for_path(self, kind: str) -> None:
        """Let the user choose where; `card_path_chosen` says it. The name offered is the TapPass ID."""
        title = self.tr("Save card as PDF") if kind == "pdf" else self.tr("Save card as PNG")
        chooser = QFileDialog(self.window(), title, str(Path.home()), f"{kind.upper()} (*.{kind})")
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix(kind)
        chooser.selectFile(f"{self.card_page.tap_pass_id}.{kind}")
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self.card_path_chosen)
        chooser.open()
