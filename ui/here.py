"""Where the machine stands, as the desktop says it."""

from collections.abc import Callable

from PySide6.QtCore import QLocale, QTimeZone

from ui.places import Places, load_places


def places_here() -> Callable[[], Places]:
    """The reading of the lists, to be done in the background; the desktop is asked now, on the window's thread."""
    locale = QLocale.system().name()
    zone = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    return lambda: load_places(locale, zone)
