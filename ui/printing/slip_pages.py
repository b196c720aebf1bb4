"""The other slips as pages: the kitchen's, and the one that tests a printer."""

from collections.abc import Iterator

from PySide6.QtCore import QObject

from pos_app.domain.page import Align, Block, Code, Page, Pair, Row, Rule, Size, Space, Text
from pos_app.domain.printing import Printer, PrinterRole
from pos_app.domain.receipts import KitchenLine, KitchenSlip
from ui.formats import Formats


class SlipWords(QObject):
    """Writes the slips that guests do not get."""

    def __init__(self, formats: Formats, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._formats = formats

    def kitchen(self, slip: KitchenSlip) -> Page:
        """What to prepare: large, because it is read at arm's length and in steam."""
        blocks: list[Block] = []
        if slip.is_copy:
            blocks.append(Text(self.tr("COPY"), Size.LARGE, Align.CENTER, bold=True))
        if slip.added:
            blocks.append(Text(self.tr("MORE FOR"), Size.LARGE, Align.CENTER, bold=True))
        blocks.append(Text(slip.number, Size.HUGE, Align.CENTER, bold=True))
        if slip.label:
            blocks.append(Text(slip.label, Size.LARGE, Align.CENTER, bold=True))
        blocks += [Pair(self._formats.time(slip.at), f"{slip.till} · {slip.staff}".strip(" ·")), Rule(heavy=True)]
        for line in slip.lines:
            blocks += self._kitchen_line(line)
        if slip.note:
            blocks += [Rule(), Text(slip.note, Size.LARGE, bold=True)]
        return Page(self.tr("Kitchen %1").replace("%1", slip.number), tuple(blocks))

    @staticmethod
    def _kitchen_line(line: KitchenLine) -> Iterator[Block]:
        yield Pair(line.name, "", Size.LARGE, bold=True, lead=f"{line.quantity} ×")
        for words in (*(f"+ {each}" for each in line.modifiers), line.note):
            if words:
                yield Pair(words, "", Size.NORMAL, inset=True)
        yield Space()

    def test(self, printer: Printer, role: PrinterRole, shop: str) -> Page:
        """Whether everything arrives: both edges, figures, and letters of many scripts."""
        place = self.tr("Kitchen printer") if role is PrinterRole.KITCHEN else self.tr("Receipt printer")
        width = self.tr("%1 mm, %2 dots").replace("%1", str(printer.paper)).replace("%2", str(printer.dots))
        blocks: tuple[Block, ...] = (
            Text(shop, Size.LARGE, Align.CENTER, bold=True),
            Text(self.tr("Test print"), Size.LARGE, Align.CENTER),
            Rule(heavy=True),
            Pair(place, width),
            Pair("0123456789", self._formats.money(1234567)),
            Row((self.tr("Left edge"), "1", "2", self.tr("Right edge"))),
            Rule(),
            Text("Äpfel, crème brûlée, żurek, piñata"),
            Text("Борщ · Σαλάτα · 谢谢", align=Align.CENTER),
            Text("شكرا لزيارتكم", align=Align.CENTER),
            Text("A1", Size.HUGE, Align.CENTER, bold=True),
            Code("TapPass POS"),
            Space(),
            Text(self.tr("If both edges and every word are there, the printer is ready."), Size.SMALL, Align.CENTER),
        )
        return Page(self.tr("Test print"), blocks)
