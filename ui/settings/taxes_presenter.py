"""The presenter of taxes and rounding: reads the rules, says what cannot be, saves, and takes a change back."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pos_app.domain.counter_rules import CounterRules
from pos_app.domain.house_rules import HouseRules
from pos_app.domain.taxes import TaxRules
from ui.error_messages import sentence
from ui.notify import Action
from ui.settings.taxes_words import Unreadable, as_rows, as_values, read_counter, read_taxes

if TYPE_CHECKING:
    from ui.settings.taxes_page import TaxesPage
    from ui.workplace import Workplace

READ = "settings.taxes"


class TaxesPresenter(QObject):
    """What was typed and not saved stays while another page or screen is in front."""

    def __init__(self, workplace: "Workplace", page: "TaxesPage", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace, self.widget = workplace, page
        self._kept: HouseRules | None = None
        page.edited.connect(self._on_edited)
        page.save_pressed.connect(self._on_save)
        page.undo_pressed.connect(self._on_undo)

    def open(self) -> None:
        """Read the rules, unless some that were typed wait to be saved."""
        if self._kept is None or not self._is_changed:
            self._workplace.ask(
                lambda shop: shop.house_rules.get(), self._show, self._on_trouble, newest=READ, owner=self
            )

    @property
    def waits(self) -> bool:
        """Whether something that was typed waits to be saved."""
        return self._is_changed

    @property
    def _is_changed(self) -> bool:
        kept = self._kept
        return kept is not None and (
            self.widget.values != as_values(kept.counter) or self.widget.taxes != as_rows(kept.taxes)
        )

    def _show(self, rules: HouseRules) -> None:
        self._kept = rules
        self.widget.show_trouble("")
        self.widget.use_currency(self._workplace.info.currency)
        self.widget.show_values(as_values(rules.counter))
        self.widget.show_refusals({})
        self.widget.show_taxes(as_rows(rules.taxes))
        self.widget.show_changed(changed=False)

    def _on_trouble(self, error: Exception) -> None:
        self.widget.show_trouble(sentence(error))
        self.widget.show_changed(changed=self._is_changed)

    def _read(self) -> tuple[TaxRules, CounterRules] | None:
        """The rules as they are typed; None where some cannot be, which is said beside them."""
        taxes = counter = None
        tax_words, refused = "", {}
        try:
            taxes = read_taxes(self.widget.taxes)
        except Unreadable as error:
            tax_words = str(error)
        try:
            counter = read_counter(self.widget.values)
        except Unreadable as error:
            refused = {error.field: str(error)}
        self.widget.show_tax_refusal(tax_words)
        self.widget.show_refusals(refused)
        return (taxes, counter) if taxes is not None and counter is not None else None

    def _on_edited(self) -> None:
        fit = self._read() is not None
        self.widget.show_changed(changed=self._is_changed, fit=fit)

    def _on_save(self) -> None:
        read, before = self._read(), self._kept
        if read is None or before is None:
            return
        self.widget.show_busy()
        self._set(*read, lambda: self._on_saved(before))

    def _set(self, taxes: TaxRules, counter: CounterRules, done: Callable[[], object]) -> None:
        actor = self._workplace.actor
        if actor is not None:
            self._workplace.do(
                lambda shop: shop.house_rules.set(actor, taxes=taxes, counter=counter),
                lambda _nothing: done(),
                self._on_trouble,
                owner=self,
            )

    def _on_saved(self, before: HouseRules) -> None:
        self._read_again()
        self._workplace.notifier.toast(
            self.tr("Saved. Every till goes by it within five seconds."),
            tone="success",
            action=Action(self.tr("Undo"), lambda: self._set(before.taxes, before.counter, self._read_again)),
            seconds=6,
        )

    def _read_again(self) -> None:
        self._workplace.read_rules()
        self._workplace.ask(lambda shop: shop.house_rules.get(), self._show, self._on_trouble, newest=READ, owner=self)

    def _on_undo(self) -> None:
        if self._kept is not None:
            self._show(self._kept)
