"""The presenter of the settings: lists the pages that who is signed in may open, builds one when it is first chosen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.settings.pages import PAGES, SettingsPage, Waiting

if TYPE_CHECKING:
    from ui.settings.screen import SettingsScreen
    from ui.workplace import Workplace


class SettingsPresenter(QObject):
    """Pages keep what was typed into them while another one is in front."""

    def __init__(self, workplace: "Workplace", screen: "SettingsScreen", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace, self._screen = workplace, screen
        self._open: dict[str, SettingsPage] = {}
        screen.shown.connect(self._on_shown)
        screen.page_chosen.connect(self._on_chosen)
        workplace.events.signed_in.connect(lambda _actor: self._list())
        workplace.events.signed_out.connect(self._list)
        self._list()

    def _list(self) -> None:
        may = self._workplace.may
        self._screen.show_pages([(page.name, page.icon, page.title()) for page in PAGES if may(page.needs)])

    def _on_shown(self) -> None:
        if self._screen.chosen:
            self._on_chosen(self._screen.chosen)

    def _on_chosen(self, name: str) -> None:
        """Nothing is built or read before the screen is looked at."""
        if not self._screen.isVisible():
            return
        if name not in self._open:
            line = next(each for each in PAGES if each.name == name)
            self._open[name] = line.build(self._workplace, self)
        page = self._open[name]
        self._screen.show_page(page.widget)
        waiting = {each for each, other in self._open.items() if isinstance(other, Waiting) and other.waits}
        self._screen.mark_waiting(waiting - {name})
        page.open()
