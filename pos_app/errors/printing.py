"""Troubles of paper: the sale is done, and its slip waits."""

from pos_app.errors.base import PosError


class PrinterTrouble(PosError):
    """A slip did not come out. It waits, and the sale it is about is as it was."""

    sentence = "The printer did not print. The slip waits."


class PrinterMissing(PrinterTrouble):
    """The till has no printer of that kind."""

    sentence = "This till has no printer. Choose one in the settings."


class PrinterAway(PrinterTrouble):
    """It is switched off, unplugged, or not where the settings say."""

    sentence = "The printer does not answer. The slip waits."


class PrinterOutOfPaper(PrinterTrouble):
    """It says so itself."""

    sentence = "The printer is out of paper. The slip waits."


class PrinterNotReady(PrinterTrouble):
    """Its cover is open, or it reports a fault."""

    sentence = "The printer is not ready: its cover is open, or it reports a fault. The slip waits."


class PrinterStopped(PrinterTrouble):
    """It took a part of the slip and then no more, or went away."""

    sentence = "The printer stopped half way. The slip waits, and is printed again from its beginning."


class PrintingStopped(PrinterTrouble):
    """The program is closing: the slip is printed at the next start."""

    sentence = "The program is closing. The slip is printed at the next start."
