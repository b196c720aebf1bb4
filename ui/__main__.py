"""`tappass-pos`: starts the counter, or drives it through the tour."""

import argparse
import os
import sys
from collections.abc import Sequence

from pos_app.errors import PosError
from pos_app.settings import Settings, load

MISUSE = 2
WIDTH, HEIGHT, FRAME = 1280, 800, 60
"""Of the window at its start; a screen with no more room than that and a frame is filled."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    given = _parser().parse_args(arguments)
    try:
        settings = load(database=given.database, till=given.till)
    except PosError as error:
        print(error, file=sys.stderr)  # noqa: T201 (a command line's door to its user)
        return MISUSE
    if given.command == "tour":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from ui.tour import run_tour  # noqa: PLC0415 (Qt is loaded after the arguments were read)

        return run_tour(given.out)
    return _run(settings)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tappass-pos", description="The counter of a bar & grill that knows its guests by phone number."
    )
    parser.add_argument(
        "--database", help="a file, or a URL (sqlite:///... or postgresql://...); default: in your data folder"
    )
    parser.add_argument("--till", help="the name of this till (default: Till 1)")
    commands = parser.add_subparsers(dest="command", metavar="")
    tour = commands.add_parser(
        "tour", help="drive the real window through a first visit and on, and save a picture of each step"
    )
    tour.add_argument("--out", default="tour", help="the folder for the pictures (default: ./tour)")
    return parser


def _run(settings: Settings) -> int:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 (Qt is loaded after the arguments were read)

    from ui.app import catch_the_unforeseen, start_logging, start_window  # noqa: PLC0415 (Qt is loaded after the arguments were read)

    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("tappass-pos")
    app.setApplicationDisplayName("TapPass POS")
    try:
        start_logging(settings)
    except PosError as error:
        print(error, file=sys.stderr)  # noqa: T201 (likewise; the counter works without its log)
    start = start_window(settings)
    catch_the_unforeseen(start)
    room = app.primaryScreen().availableSize()
    start.window.resize(WIDTH, HEIGHT)
    if room.width() <= WIDTH + FRAME or room.height() <= HEIGHT + FRAME:
        start.window.showMaximized()
    else:
        start.window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
