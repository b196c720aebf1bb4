"""What another till, or the owner's page, changed in the catalogue: looked for every second, shown at once."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from pos_app.domain.catalogue import Catalogue
    from ui.workplace import Workplace

CATALOGUE = "counter.catalogue"
EVERY_MS, AFTER_TROUBLE_MS = 1_000, 3_000
"""How long after an answer it is asked again; longer while the database does not answer."""
NEVER_READ = -1


class CatalogueWatch(QObject):
    """Asks as long as somebody is signed in; where nothing changed, that is one indexed read."""

    changed = Signal(object)
    """A Catalogue, other than the one before."""

    def __init__(self, workplace: "Workplace", parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._revision = NEVER_READ
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        events = workplace.events
        events.shop_opened.connect(self._on_shop_opened)
        events.catalogue_changed.connect(self.look)
        events.signed_in.connect(lambda _actor: self.look())
        events.signed_out.connect(self._timer.stop)

    def _on_shop_opened(self) -> None:
        """It may be another database, whose numbers say nothing about this one's."""
        self._revision = NEVER_READ
        self.look()

    def look(self) -> None:
        """Ask whether anything changed, and go on asking."""
        self._timer.stop()
        seen = self._revision
        self._workplace.ask(
            lambda shop: shop.catalogue.changed_since(seen),
            self._on_looked,
            self._on_trouble,
            newest=CATALOGUE,
            owner=self,
        )

    def _on_looked(self, catalogue: "Catalogue | None") -> None:
        self._go_on(EVERY_MS)
        if catalogue is not None:
            self._revision = catalogue.revision
            self.changed.emit(catalogue)
            self._workplace.events.catalogue_seen.emit(catalogue)

    def _on_trouble(self, error: Exception) -> None:
        """Only the first time there is nothing to sell from: later the grid stays as it was when it was last seen."""
        self._go_on(AFTER_TROUBLE_MS)
        if self._revision == NEVER_READ:
            self._workplace.explain(error)

    def _go_on(self, after: int) -> None:
        if self._workplace.actor is not None:
            self._timer.start(after)
