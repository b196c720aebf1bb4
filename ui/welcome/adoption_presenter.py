"""Looks at an old database, brings it in, and says what came or why not; all of it in the background."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from pos_app.domain.shop import AdoptedShop
from pos_app.errors import (
    AdoptionCancelled,
    DatabaseAway,
    DatabaseDamaged,
    NotALegacyDatabase,
    PosError,
    RowsWithoutPlace,
)
from ui import stage_words
from ui.error_messages import sentence
from ui.places import Places
from ui.welcome.answers import OldShop
from ui.workplace import Workplace

if TYPE_CHECKING:
    from pos_app.interchange.adoption_tally import Tally
    from ui.welcome.adoption_page import AdoptionPage

PASSWORD = "password"  # noqa: S105 (a word in the server's refusal)


class Adopter(Protocol):
    """Who does the work: `ui.opening.Opening`."""

    def look(
        self,
        source: str,
        region: str,
        currency: str,
        *,
        password: str,
        progress: Callable[[str, float], None],
        cancelled: Callable[[], bool],
    ) -> "Tally":
        """What would come."""

    def bring_in(
        self,
        source: str,
        region: str,
        currency: str,
        *,
        password: str,
        progress: Callable[[str, float], None],
        cancelled: Callable[[], bool],
    ) -> "Tally":
        """What came."""

    def save(self, tally: "Tally", path: Path) -> None:
        """Keep it as a file."""


class AdoptionPresenter(QObject):
    """`start` opens the page over the welcome; `adopted` is emitted once what came was read."""

    adopted = Signal(object)
    """An AdoptedShop."""
    declined = Signal()
    """The shop's own old database is to stay as it is: the window has nothing to show."""
    _progressed = Signal(object, str, float)

    def __init__(
        self, workplace: Workplace, page: "AdoptionPage", adopter: Adopter, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workplace, self._page, self._adopter = workplace, page, adopter
        self._cancelled = threading.Event()
        self._pace = stage_words.Pace()
        self._tally: Tally | None = None
        self._in_place = False
        self._progressed.connect(self._on_progressed)
        page.look_wanted.connect(lambda wanted: self._run(wanted, writes=False))
        page.bring_wanted.connect(lambda wanted: self._run(wanted, writes=True))
        page.cancel_wanted.connect(self._cancel)
        page.save_wanted.connect(self._save)
        page.left.connect(self._on_left)
        page.finished.connect(self._on_finished)

    def start(self, places: Places, region: str, currency: str) -> None:
        """Ask which database, with the shop's own country and currency chosen."""
        self._page.form.show_places(places, region, currency)
        self._page.begin()

    def start_in_place(self, places: Places) -> None:
        """Ask how the shop's own old database is read, with the machine's country and its currency chosen."""
        self._in_place = True
        self._page.form.show_places(places, places.region, places.currency_for(places.region))
        self._page.show_in_place()
        self._page.begin()

    @property
    def wants_catalogue(self) -> bool:
        """Whether the products are to be made from what was sold."""
        return self._page.catalogue_check.isChecked()

    def _run(self, wanted: OldShop, *, writes: bool) -> None:
        cancelled = self._cancelled = threading.Event()
        self._pace = stage_words.Pace()
        self._page.show_working(writes=writes)
        if writes:
            self._workplace.pause()
        work = self._adopter.bring_in if writes else self._adopter.look

        def call() -> "Tally":
            return work(
                wanted.source,
                wanted.region,
                wanted.currency,
                password=wanted.password,
                progress=lambda stage, share: self._progressed.emit(cancelled, stage, share),
                cancelled=cancelled.is_set,
            )

        self._workplace.background.run(call, self._on_tally, self._on_failed, lane="write", owner=self._page)

    def _cancel(self) -> None:
        self._cancelled.set()

    def _on_progressed(self, run: object, stage: str, share: float) -> None:
        """What an earlier run still had to say is no longer of interest."""
        if run is self._cancelled and not self._cancelled.is_set():
            self._page.progress.show_progress(stage_words.stage(stage), share, self._pace.words(share))

    def _on_tally(self, tally: "Tally") -> None:
        self._tally = tally
        self._page.show_tally(tally)

    def _on_failed(self, error: Exception) -> None:
        page = self._page
        if isinstance(error, AdoptionCancelled) and self._in_place:
            page.show_form(self.tr("It was cancelled. The database is as it was."), "info")
        elif isinstance(error, AdoptionCancelled):
            page.show_form(self.tr("It was cancelled. Nothing was brought in, and nothing was left behind."), "info")
        elif isinstance(error, RowsWithoutPlace):
            page.show_problems(self._misfits(error), error.problems)
        elif self._in_place and _is_of_the_source(error):
            page.show_form(str(error))
        elif _is_of_the_source(error):
            page.show_form()
            show = page.form.show_password_error if PASSWORD in str(error) else page.form.show_source_error
            show(str(error))
        else:
            page.show_form(sentence(error))

    def _misfits(self, error: RowsWithoutPlace) -> str:
        words = (
            self.tr(
                "%1 rows have no place in the new tables. Nothing was changed: the database is as it was. Whoever looks"
                " after it has to mend them; then open it again."
            )
            if self._in_place
            else self.tr(
                "%1 rows of the old database have no place in the new one. Nothing was written. Mend them there, then"
                " bring it in again."
            )
        )
        if error.count > len(error.problems):
            words += " " + self.tr("These are the first of them.")
        return words.replace("%1", f"{error.count:,}")

    def _on_left(self) -> None:
        if self._in_place:
            self.declined.emit()
        else:
            self._page.close_card()

    def _save(self, path: Path) -> None:
        tally = self._tally
        if tally is not None:
            self._workplace.background.run(
                lambda: self._adopter.save(tally, path),
                lambda _none: self._page.say(self.tr("Kept in %1").replace("%1", str(path)), "success"),
                lambda error: self._page.say(sentence(error), "danger"),
                owner=self._page,
            )

    def _on_finished(self) -> None:
        tally = self._tally
        if tally is None or tally.dry_run:
            return
        orders = sum(each.rows_out for each in tally.tables if each.table != "Member")
        self._page.close_card()
        self.adopted.emit(AdoptedShop(tally.region, tally.currency, tally.customers, orders))


def _is_of_the_source(error: Exception) -> bool:
    """Troubles of the old database say so in their own sentence; those of the new one are the usual ones."""
    if isinstance(error, NotALegacyDatabase):
        return True
    return (
        isinstance(error, DatabaseAway | DatabaseDamaged)
        and str(error) != type(error).sentence
        and isinstance(error, PosError)
    )
