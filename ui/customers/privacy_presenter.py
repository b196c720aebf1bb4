"""What the owner does with a guest's own data: gives all of it out, and erases it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pos_app.domain.staff import Act
from ui.customers.rows import face
from ui.error_messages import sentence

if TYPE_CHECKING:
    from pos_app.domain.customers import CustomerCard
    from pos_app.domain.privacy import Erasure
    from pos_app.services.shop import Shop
    from ui.customers.screen import CustomersScreen
    from ui.workplace import Workplace


class PrivacyPresenter(QObject):
    """Serves the customer that `shown` tells; `forget` takes one who was erased off the screen."""

    def __init__(
        self,
        workplace: "Workplace",
        screen: "CustomersScreen",
        shown: "Callable[[], CustomerCard | None]",
        forget: Callable[[], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workplace, self._screen, self._shown, self._forget = workplace, screen, shown, forget
        screen.head.more.file_chosen.connect(self._on_file_chosen)
        screen.head.more.erase_chosen.connect(self._on_erase_chosen)
        screen.cards.erase_pressed.connect(self._erase)
        workplace.events.signed_in.connect(lambda _actor: self._show_rights())
        self._show_rights()

    def _show_rights(self) -> None:
        may = self._workplace.may
        self._screen.head.more.show_rights(save=may(Act.EXPORT_LISTS), erase=may(Act.ERASE_CUSTOMER))

    def _on_file_chosen(self, path: Path) -> None:
        card, actor = self._shown(), self._workplace.actor
        if card is None or actor is None:
            return

        def save(shop: "Shop") -> Path:
            return shop.save_known(shop.privacy.known(actor, card.id), path)

        def saved(where: Path) -> None:
            words = self.tr("Everything that is kept about this guest is in %1").replace("%1", where.name)
            self._workplace.notifier.toast(words, tone="success")

        self._workplace.do(save, saved, owner=self)

    def _on_erase_chosen(self) -> None:
        card = self._shown()
        if card is not None:
            self._screen.cards.open_erase(face(card, self._workplace.formats))

    def _erase(self) -> None:
        card, actor = self._shown(), self._workplace.actor
        if card is None or actor is None:
            return

        def erased(done: "Erasure") -> None:
            self._screen.cards.close_card()
            self._forget()
            self._workplace.events.customer_changed.emit(done.customer_id)
            self._workplace.notifier.toast(
                self.tr("The guest was erased. Copies made before still hold the data; it is erased in them too, should"
                        " one be restored."),
                tone="success",
                seconds=8,
            )  # fmt: skip

        def refused(error: Exception) -> None:
            shown = self._screen.cards.erasing
            if shown is not None:
                shown.show_refusal(sentence(error))

        self._workplace.do(lambda shop: shop.privacy.erase(actor, card.id), erased, refused, owner=self)
