"""The presenter of the loyalty rules: reads them, tries out what is typed, saves, and takes a change back."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from pos_app.domain import loyalty_rules
from pos_app.domain.loyalty import Rules
from pos_app.errors import RuleNotPossible
from ui.error_messages import sentence
from ui.notify import Action
from ui.settings.loyalty_words import as_values, preview_face, refusal, unreadable

if TYPE_CHECKING:
    from pos_app.domain.loyalty_rules import RulesPreview
    from ui.settings.loyalty_page import LoyaltyPage
    from ui.workplace import Workplace

READ, TRY = "settings.loyalty", "settings.loyalty.try"
PAUSE_MS = 300
"""After the last key, before what was typed is tried out."""


class LoyaltyPresenter(QObject):
    """What was typed and not saved stays while another page or screen is in front."""

    def __init__(self, workplace: "Workplace", page: "LoyaltyPage", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace, self.widget = workplace, page
        self._kept: Rules | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._try)
        page.edited.connect(self._on_edited)
        page.save_pressed.connect(self._on_save)
        page.undo_pressed.connect(self._on_undo)

    def open(self) -> None:
        """Read the rules, unless some that were typed wait to be saved."""
        if self._kept is None or not self._is_changed:
            self._workplace.ask(
                lambda shop: shop.loyalty_rules.get(), self._show, self._on_trouble, newest=READ, owner=self
            )

    @property
    def waits(self) -> bool:
        """Whether something that was typed waits to be saved."""
        return self._is_changed

    @property
    def _is_changed(self) -> bool:
        return self._kept is not None and self.widget.values != as_values(self._kept)

    def _show(self, rules: Rules) -> None:
        self._kept = rules
        self.widget.show_trouble("")
        self.widget.use_currency(self._workplace.info.currency)
        self.widget.show_values(as_values(rules))
        self._try()

    def _on_trouble(self, error: Exception) -> None:
        self.widget.show_trouble(sentence(error))
        self.widget.show_changed(changed=self._is_changed)

    def _on_edited(self) -> None:
        self.widget.show_changed(changed=self._is_changed)
        self.widget.preview.show_stale()
        self._pause.start()

    def _read(self) -> Rules | None:
        """The rules as they are typed; None where some cannot be, which is said beside them."""
        formats = self._workplace.formats
        values: dict[str, Any] = self.widget.values
        missing = {rule: unreadable(rule, formats) for rule, value in values.items() if value is None}
        if missing:
            self.widget.show_refusals(missing)
            return None
        rules = Rules(**values)
        try:
            loyalty_rules.check(rules)
        except RuleNotPossible as error:
            self.widget.show_refusals({error.rule: refusal(error, formats)})
            return None
        self.widget.show_refusals({})
        return rules

    def _try(self) -> None:
        """Say what is refused; else ask what it would mean."""
        self._pause.stop()
        rules = self._read()
        self.widget.show_changed(changed=self._is_changed, fit=rules is not None)
        if rules is None:
            self._workplace.drop(TRY)
            self.widget.preview.show_stale()
            return
        actor = self._workplace.actor
        self._workplace.ask(
            lambda shop: shop.loyalty_rules.preview(rules, actor=actor),
            self._show_preview,
            self._on_trouble,
            newest=TRY,
            owner=self,
        )

    def _show_preview(self, seen: "RulesPreview") -> None:
        self.widget.preview.show_face(preview_face(seen, self._workplace.formats))

    def _on_save(self) -> None:
        rules, before = self._read(), self._kept
        if rules is None or before is None:
            return
        self.widget.show_busy()
        self._set(rules, lambda: self._on_saved(rules, before))

    def _set(self, rules: Rules, done: Any) -> None:
        actor = self._workplace.actor
        if actor is not None:
            self._workplace.do(
                lambda shop: shop.loyalty_rules.set(actor, rules), lambda _rules: done(), self._on_trouble, owner=self
            )

    def _on_saved(self, rules: Rules, before: Rules) -> None:
        self._show(rules)
        self._workplace.notifier.toast(
            self.tr("Saved. Every till goes by it within five seconds."),
            tone="success",
            action=Action(self.tr("Undo"), lambda: self._set(before, lambda: self._show(before))),
            seconds=6,
        )

    def _on_undo(self) -> None:
        if self._kept is not None:
            self._show(self._kept)
