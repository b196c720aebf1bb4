"""What the counter knows of its till: closed, nothing is paid; open for too long, it says so and sells on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pos_app.domain.staff import Act

if TYPE_CHECKING:
    from pos_app.domain.till import Shift
    from ui.counter.order_panel import OrderPanel
    from ui.workplace import Workplace


class TillWatch(QObject):
    """Shows the till's state where one pays. Until it is known, the counter sells: the service refuses."""

    def __init__(self, workplace: "Workplace", panel: "OrderPanel", parent: QObject) -> None:
        super().__init__(parent)
        self._workplace, self._panel = workplace, panel
        self._shift: Shift | None = None
        self._is_known = False
        events = workplace.events
        events.till_changed.connect(self._on_changed)
        events.signed_in.connect(lambda _actor: self._show())
        panel.till.open_pressed.connect(events.till_opening_wanted)
        panel.till_warning.acted.connect(events.till_wanted)

    def refuses(self) -> bool:
        """Whether nothing can be paid now; says so."""
        if not self._is_known or self._shift is not None:
            return False
        self._workplace.notifier.toast(self.tr("The till is closed. Nothing can be sold before it is open."))
        self._workplace.events.till_doubted.emit()
        return True

    def _on_changed(self, shift: "Shift | None") -> None:
        self._shift, self._is_known = shift, True
        self._show()

    def _show(self) -> None:
        if not self._is_known:
            return
        may = self._workplace.may(Act.OPEN_TILL)
        self._panel.show_till(is_open=self._shift is not None, may_open=may)
        words = ""
        if self._shift is not None and self._shift.overdue:
            opened = self._workplace.formats.moment(self._shift.opened_at)
            words = self.tr("The till is still open since %1.").replace("%1", opened)
        self._panel.till_warning.show_message(words, "warning", self.tr("Close it") if words and may else "")
