"""The Notifier of the real window: toasts and cards inside it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.notify import Action, Choice, Tone
from ui.widgets.message_card import MessageCard
from ui.widgets.overlay import Overlay
from ui.widgets.toast import Toast


class WindowNotifier(QObject):
    """Shows messages in `window`; it is what presenters get as their Notifier."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._toast: Toast | None = None

    def toast(self, text: str, *, tone: Tone = "info", action: Action | None = None, seconds: float = 4) -> None:
        """Show a passing sentence."""
        self._toast_widget().show_message(text, tone, action, seconds)

    def anchor_to(self, widget: QWidget | None) -> None:
        """Have toasts stand over the lower edge of this widget; None for the window's."""
        self._toast_widget().anchor_to(widget)

    def _toast_widget(self) -> Toast:
        if self._toast is None:
            self._toast = Toast(self._window)
        return self._toast

    def ask(self, title: str, text: str, choices: Sequence[Choice], answered: Callable[[str], object]) -> None:
        """Show a question; Esc answers it with ""."""
        self._show_card(MessageCard(title, text, choices), answered)

    def error(self, text: str, *, title: str = "", closed: Callable[[], object] | None = None) -> None:
        """Show a sentence with one button to go on."""
        card = MessageCard(
            title or self.tr("That did not work"), text, [Choice("ok", self.tr("OK"), "primary")], icon="circle-alert"
        )
        self._show_card(card, lambda _key: closed() if closed else None)

    def _show_card(self, card: MessageCard, answered: Callable[[str], object]) -> None:
        overlay = Overlay(self._window, card, width=440)
        answers: list[str] = []

        def take(key: str) -> None:
            answers.append(key)
            overlay.close_card()

        def finish() -> None:
            overlay.deleteLater()
            answered(answers[0] if answers else "")

        card.answered.connect(take)
        overlay.closed.connect(finish)
        overlay.open(card.first)
