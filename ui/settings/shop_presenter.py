"""The presenter of the shop's settings: reads them, says what cannot be, saves, takes back; makes backups."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pos_app.domain.office_rules import OfficeRules
from pos_app.domain.shop import ShopInfo
from pos_app.errors import BadInput, DatabaseTrouble
from ui.error_messages import sentence
from ui.here import places_here
from ui.notify import Action, Choice
from ui.settings import shop_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.shop import Backups, ShopDetails
    from pos_app.services.shop import Shop
    from ui.places import Places
    from ui.settings.shop_page import ShopPage
    from ui.workplace import Workplace

READ, BACKUPS = "settings.shop", "settings.shop.backups"


class ShopPresenter(QObject):
    """What was typed and not saved stays while another page or screen is in front."""

    def __init__(self, workplace: "Workplace", page: "ShopPage", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace, self.widget = workplace, page
        self._kept: shop_words.Chosen | None = None
        self._is_fixed = False
        self._places: Places | None = None
        self._is_reading = False
        self._zones_of = ""
        page.edited.connect(self._on_edited)
        page.save_pressed.connect(self._on_save)
        page.undo_pressed.connect(self._on_undo)
        page.backups.backup_pressed.connect(self._on_backup)
        page.backups.check_pressed.connect(self._on_check)
        page.backups.restore_pressed.connect(self._on_restore)

    def open(self) -> None:
        """Read what is kept, unless something that was typed waits to be saved."""
        if self._kept is None or not self._is_changed:
            self._read()
        self._ask_for_places()
        self._ask_for_backups()

    def _read(self) -> None:
        def read(shop: "Shop") -> "tuple[ShopDetails, OfficeRules, str]":
            return shop.details.get(), shop.house_rules.get().office, shop.machine.language()

        self._workplace.ask(read, lambda kept: self._show(*kept), self._on_trouble, newest=READ, owner=self)

    @property
    def waits(self) -> bool:
        """Whether something that was typed waits to be saved."""
        return self._is_changed

    @property
    def _is_changed(self) -> bool:
        return self._kept is not None and self.widget.values != shop_words.as_values(*self._kept)

    def _show(self, details: "ShopDetails", office: OfficeRules, language: str) -> None:
        self._kept = (details.info, office, language)
        self.widget.show_trouble("")
        self._is_fixed = details.currency_fixed
        self.widget.show_currency(fixed=self._is_fixed)
        self._show_kept()

    def _show_kept(self) -> None:
        if self._kept is not None:
            self.widget.show_values(shop_words.as_values(*self._kept))
            self.widget.show_refusals({})
            self.widget.show_changed(changed=False)
            self._show_zones()
            self._show_notes(self._kept[0])

    def _on_trouble(self, error: Exception) -> None:
        """A choice that the service cannot follow is said in its own words: it names what was typed."""
        self.widget.show_trouble(str(error) if type(error) is BadInput else sentence(error))
        self.widget.show_changed(changed=self._is_changed)

    def _typed(self) -> shop_words.Chosen | None:
        try:
            read = shop_words.read(self.widget.values)
        except shop_words.Unreadable as error:
            self.widget.show_refusals({error.field: str(error)})
            return None
        self.widget.show_refusals({})
        return read

    def _on_edited(self) -> None:
        self.widget.show_trouble("")
        typed = self._typed()
        self.widget.show_changed(changed=self._is_changed, fit=typed is not None)
        self._show_zones()
        if typed is not None:
            self._show_notes(typed[0])

    def _on_save(self) -> None:
        typed, before = self._typed(), self._kept
        if typed is not None and before is not None:
            self.widget.show_busy()
            self._set(typed, before, lambda: self._on_saved(before, typed))

    def _set(self, wanted: shop_words.Chosen, before: shop_words.Chosen, done: "Callable[[], object]") -> None:
        actor, (info, office, language) = self._workplace.actor, wanted
        if actor is None:
            return

        def save(shop: "Shop") -> ShopInfo:
            kept = shop.details.set(actor, info)
            shop.house_rules.set(actor, office=office)
            if language != before[2]:
                shop.machine.set_language(actor, language)
            return kept

        def saved(kept: ShopInfo) -> None:
            self._workplace.learn(kept)
            self._workplace.read_rules()
            self._read()
            done()

        self._workplace.do(save, saved, self._on_trouble, owner=self)

    def _on_saved(self, before: shop_words.Chosen, after: shop_words.Chosen) -> None:
        self._workplace.notifier.toast(
            self.tr("Saved. Every till goes by it within five seconds."),
            tone="success",
            action=Action(self.tr("Undo"), lambda: self._set(before, after, lambda: None)),
            seconds=6,
        )

    def _on_undo(self) -> None:
        self.widget.show_trouble("")
        self._show_kept()

    # --- what can be chosen, and what it would mean -------------------------------------------------------------------

    def _ask_for_places(self) -> None:
        """Countries, currencies and time zones, once; what is kept stands there until they come."""
        if self._places is None and not self._is_reading:
            self._is_reading = True
            self._workplace.background.run(places_here(), self._on_places, self._on_no_places, owner=self)

    def _on_places(self, places: "Places") -> None:
        self._places = places
        self.widget.show_choices("shop_region", places.regions)
        self.widget.show_choices("shop_currency", places.currencies)
        self._show_zones()

    def _on_no_places(self, error: Exception) -> None:
        self._is_reading = False
        self._on_trouble(error)

    def _show_zones(self) -> None:
        """Those of the chosen country first."""
        region = self.widget.values["shop_region"]
        if self._places is not None and region and region != self._zones_of:
            self._zones_of = str(region)
            self.widget.show_choices("shop_time_zone", self._places.zones_from(self._zones_of))

    def _show_notes(self, wanted: ShopInfo) -> None:
        if self._kept is not None:
            told = shop_words.notes(self._kept[0], wanted, datetime.now(UTC), fixed=self._is_fixed)
            for name, words in told.items():
                self.widget.show_help(name, words)

    # --- backups ------------------------------------------------------------------------------------------------------

    def _ask_for_backups(self) -> None:
        actor = self._workplace.actor
        if actor is not None:
            self._workplace.ask(
                lambda shop: shop.backups.listed(actor),
                self._show_backups,
                self._on_trouble,
                newest=BACKUPS,
                owner=self,
            )

    def _show_backups(self, kept: "Backups") -> None:
        lines = [shop_words.backup_line(each, self._workplace.formats) for each in kept.latest]
        more = "" if lines else self.tr("No backup was made yet.")
        if kept.count > len(lines):
            more = self.tr("Older ones in the folder: %1").replace("%1", str(kept.count - len(lines)))
        self.widget.backups.show_backups(kept.folder, lines, more)

    def _on_backup(self) -> None:
        actor = self._workplace.actor
        if actor is not None:
            self.widget.backups.show_told(
                self.tr("Copying and checking the copy … The shop goes on selling."), busy=True
            )
            self._workplace.look_through(
                lambda shop: shop.backups.make(actor), self._on_made, self._on_no_backup, owner=self
            )

    def _on_made(self, name: str) -> None:
        self.widget.backups.show_told(self.tr("Copied and checked: %1").replace("%1", name), tone="success")
        self._ask_for_backups()

    def _on_no_backup(self, error: Exception) -> None:
        self.widget.backups.show_told(
            str(error) if type(error) in (BadInput, DatabaseTrouble) else sentence(error), tone="danger"
        )
        self._ask_for_backups()

    def _on_check(self, name: str) -> None:
        actor = self._workplace.actor
        if actor is not None:
            self.widget.backups.show_told(self.tr("Looking through %1 …").replace("%1", name), busy=True)
            self._workplace.look_through(
                lambda shop: shop.backups.check(actor, name),
                lambda sound: self._on_checked(name, sound=sound),
                self._on_no_backup,
                owner=self,
            )

    def _on_restore(self, name: str, made: str) -> None:
        words = self.tr(
            "The shop becomes what it was at %1: sales, guests, settings and staff since then are gone from it. The"
            " state of now is kept among the backups and can be restored too. Guests who were erased stay erased."
        )
        choices = [Choice("restore", self.tr("Restore"), "danger"), Choice("", self.tr("Leave it as it is"))]
        self._workplace.notifier.ask(
            self.tr("Restore this backup?"),
            words.replace("%1", made),
            choices,
            lambda key: self._restore(name) if key else None,
        )

    def _restore(self, name: str) -> None:
        actor = self._workplace.actor
        if actor is not None:
            self._workplace.ask(
                lambda shop: shop.backups.wanted(actor, name),
                self._workplace.events.restore_wanted.emit,
                self._on_no_backup,
                owner=self,
            )

    def _on_checked(self, name: str, *, sound: bool) -> None:
        words = (
            self.tr("%1 is sound: it can be restored.")
            if sound
            else self.tr("%1 is damaged and cannot be restored. Make a new backup, and keep copies on another machine.")
        )
        self.widget.backups.show_told(words.replace("%1", name), tone="success" if sound else "danger")
        self._ask_for_backups()
