"""The one layout: a page becomes a document that is so many dots wide, for the screen, a file and every printer.

Sizes are dots of 1/8 mm, as receipt printers have them. No widget and no theme: it may be called on any thread, and a
receipt is black on white.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from PySide6.QtCore import QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from pos_app.domain.page import Align, Block, Code, Logo, Page, Pair, Row, Rule, Size, Space, Text
from ui.printing.pictures import code_picture, logo_picture
from ui.theme import font

WIDE = 576
"""From this many dots on the larger letters are used."""

_SIZES = {
    Size.SMALL: (22, 20),
    Size.NORMAL: (25, 22),
    Size.LARGE: (34, 29),
    Size.HUGE: (96, 80),
}
"""Height of the letters on 80 mm paper and on 58 mm, in dots."""

_ALIGN = {
    Align.START: Qt.AlignmentFlag.AlignLeft,
    Align.CENTER: Qt.AlignmentFlag.AlignHCenter,
    Align.END: Qt.AlignmentFlag.AlignRight,
}
_GAP = 14
_SPACE = 14
_LEAD_GAP = 10
_INSET = 30
_LINE_GAP = 2.5
_LEAST_FIRST = 0.34
"""Of the width: words beside figures get no less; otherwise the figure moves below them."""

_ISOLATE, _OWN_WAY, _END_ISOLATE = "\u2066", "\u2068", "\u2069"
"""Unicode's marks around a figure, read from the left wherever it stands, and around words, read as they begin."""

_BLACK = QColor(Qt.GlobalColor.black)


def document(page: Page, dots: int, *, rtl: bool = False) -> QTextDocument:
    """The page, laid out `dots` wide; `rtl` puts the start at the right."""
    return _Layout(dots, rtl=rtl).lay_out(page)


class _Layout:
    """Lays one page out."""

    def __init__(self, dots: int, *, rtl: bool) -> None:
        self._dots, self._rtl = dots, rtl
        self._wide = dots >= WIDE
        self._fonts: dict[tuple[Size, bool], QFont] = {}
        self._made = QTextDocument()
        self._made.setDocumentMargin(0)
        self._made.setUndoRedoEnabled(False)
        self._made.setDefaultFont(self._font(Size.NORMAL, bold=False))
        option = self._made.defaultTextOption()
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        option.setWrapMode(option.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._made.setDefaultTextOption(option)
        self._made.setTextWidth(dots)
        self._at = QTextCursor(self._made)
        self._pictures = 0

    def lay_out(self, page: Page) -> QTextDocument:
        self._at.beginEditBlock()
        for kind, blocks in groupby(page.blocks, type):
            together = list(blocks)
            if kind is Pair:
                self._pairs([block for block in together if isinstance(block, Pair)])
            elif kind is Row:
                self._rows([block for block in together if isinstance(block, Row)])
            else:
                for block in together:
                    self._one(block)
        self._at.endEditBlock()
        self._made.setPageSize(QSizeF(self._dots, -1))
        self._made.setTextWidth(self._dots)
        return self._made

    def _font(self, size: Size, *, bold: bool) -> QFont:
        found = self._fonts.get((size, bold))
        if found is None:
            height = _SIZES[size][0 if self._wide else 1]
            plain = QFont.Weight.Normal if size is Size.SMALL else QFont.Weight.Medium
            found = font(height, QFont.Weight.Bold if bold else plain)
            found.setHintingPreference(QFont.HintingPreference.PreferFullHinting)
            found.setStyleStrategy(QFont.StyleStrategy.NoAntialias)
            self._fonts[size, bold] = found
        return found

    # --- paragraphs ---------------------------------------------------------------------------------------------------

    def _one(self, block: Block) -> None:
        if isinstance(block, Text):
            for line in block.text.split("\n"):
                self._paragraph(self._aligned(block.align))
                self._at.insertText(self._isolated(line, _OWN_WAY), self._letters(block.size, bold=block.bold))
        elif isinstance(block, Rule):
            self._rule(4 if block.heavy else 2)
        elif isinstance(block, Space):
            self._picture(_white(_SPACE), margin=0)
        elif isinstance(block, Logo):
            self._picture(logo_picture(block.png, self._dots))
        elif isinstance(block, Code):
            self._picture(code_picture(block.text, self._dots))

    def _paragraph(self, form: QTextBlockFormat) -> None:
        """A new paragraph; the first one, and the one behind a table, are there already."""
        cursor = self._at
        if cursor.block().length() > 1 or cursor.block().userState() == 1:
            cursor.insertBlock()
        cursor.setBlockFormat(form)
        cursor.setBlockCharFormat(self._letters(Size.NORMAL, bold=False))
        cursor.block().setUserState(1)

    def _aligned(self, align: Align) -> QTextBlockFormat:
        form = QTextBlockFormat()
        form.setAlignment(_ALIGN[self._turned(align)] | Qt.AlignmentFlag.AlignAbsolute)
        form.setTopMargin(_LINE_GAP)
        form.setBottomMargin(_LINE_GAP)
        return form

    def _turned(self, align: Align) -> Align:
        if not self._rtl or align is Align.CENTER:
            return align
        return Align.END if align is Align.START else Align.START

    def _of_height(self, dots: int) -> QTextBlockFormat:
        form = QTextBlockFormat()
        form.setLineHeight(dots, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        return form

    def _letters(self, size: Size, *, bold: bool) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setFont(self._font(size, bold=bold))
        form.setForeground(_BLACK)
        return form

    def _rule(self, thick: int) -> None:
        line = QImage(self._dots, thick, QImage.Format.Format_RGB32)
        line.fill(_BLACK)
        self._picture(line, margin=4)

    def _picture(self, picture: QImage, margin: int = 8) -> None:
        if picture.isNull():
            return
        self._pictures += 1
        name = f"picture:{self._pictures}"
        self._made.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), picture)
        form = self._aligned(Align.CENTER)
        form.setTopMargin(margin)
        form.setBottomMargin(margin)
        self._paragraph(form)
        self._at.setBlockCharFormat(self._tiny())
        shown = QTextImageFormat()
        shown.setFont(self._tiny().font())
        shown.setName(name)
        shown.setWidth(picture.width())
        shown.setHeight(picture.height())
        self._at.insertImage(shown)

    # --- tables -------------------------------------------------------------------------------------------------------

    def _pairs(self, pairs: Sequence[Pair]) -> None:
        """Words and figures; where a figure leaves the words too little room, it has a line of its own below them."""
        most = self._dots * (1 - _LEAST_FIRST)
        split: list[Pair] = []
        for pair in pairs:
            if pair.right and self._width(pair.right, pair.size, bold=pair.bold) + _GAP > most:
                split += [replace(pair, right=""), Pair("", pair.right, pair.size, pair.bold)]
            else:
                split.append(pair)
        for alone, together in groupby(split, lambda pair: not pair.left):
            group = list(together)
            if alone:
                for pair in group:
                    self._one(Text(pair.right, pair.size, Align.END, pair.bold))
            else:
                self._two_columns(group)

    def _two_columns(self, pairs: Sequence[Pair]) -> None:
        figures = max((self._width(pair.right, pair.size, bold=pair.bold) for pair in pairs if pair.right), default=0.0)
        right = figures + _GAP if figures else 1
        leads = max((self._width(pair.lead, pair.size, bold=pair.bold) for pair in pairs if pair.lead), default=0.0)
        lead = [leads + _LEAD_GAP] if leads else []
        table = self._table(len(pairs), [*lead, self._dots - right - sum(lead), right])
        for at, pair in enumerate(pairs):
            cells = [pair.lead, pair.left, pair.right] if lead else [pair.left, pair.right]
            for column, text in enumerate(cells):
                last = column == len(cells) - 1
                inset = pair.inset and not lead
                self._cell(table, at, column, text, pair.size, bold=pair.bold, figure=last, inset=inset)
        self._leave()

    def _rows(self, rows: Sequence[Row]) -> None:
        """A table; where its figures are too wide for the paper, its letters are smaller."""
        columns = max(len(row.cells) for row in rows)
        size = None
        widths = self._column_widths(rows, columns, size)
        if sum(widths) > self._dots * (1 - _LEAST_FIRST):
            size = Size.SMALL
            widths = self._column_widths(rows, columns, size)
        first = max(self._dots - sum(widths), self._dots * 0.2)
        table = self._table(len(rows), [first, *widths])
        for at, row in enumerate(rows):
            for column, text in enumerate(row.cells):
                self._cell(table, at, column, text, size or row.size, bold=row.bold, figure=column > 0)
        self._leave()

    def _column_widths(self, rows: Sequence[Row], columns: int, size: Size | None) -> list[float]:
        return [
            max(
                (self._width(row.cells[at], size or row.size, bold=row.bold) for row in rows if len(row.cells) > at),
                default=0.0,
            )
            + _GAP
            for at in range(1, columns)
        ]

    def _width(self, text: str, size: Size, *, bold: bool) -> float:
        return QFontMetricsF(self._font(size, bold=bold)).horizontalAdvance(text) + 1

    def _table(self, rows: int, widths: Sequence[float]) -> QTextTable:
        ordered = widths[::-1] if self._rtl else widths
        form = QTextTableFormat()
        form.setBorder(0)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        form.setCellPadding(0)
        form.setCellSpacing(0)
        form.setMargin(0)
        form.setWidth(QTextLength(QTextLength.Type.FixedLength, self._dots))
        form.setColumnWidthConstraints([QTextLength(QTextLength.Type.FixedLength, width) for width in ordered])
        return self._at.insertTable(rows, len(widths), form)

    def _cell(
        self,
        table: QTextTable,
        row: int,
        column: int,
        text: str,
        size: Size,
        *,
        bold: bool,
        figure: bool = False,
        inset: bool = False,
    ) -> None:
        place = table.columns() - 1 - column if self._rtl else column
        at = table.cellAt(row, place).firstCursorPosition()
        form = self._aligned(Align.END if figure else Align.START)
        form.setNonBreakableLines(figure)
        if inset:
            (form.setRightMargin if self._rtl else form.setLeftMargin)(_INSET)
        at.setBlockFormat(form)
        letters = self._letters(size, bold=bold)
        at.setBlockCharFormat(letters)
        at.insertText(self._isolated(text, _ISOLATE if figure else _OWN_WAY), letters)

    def _isolated(self, text: str, mark: str) -> str:
        """The text, on a page read from the right kept from being torn apart there (`22 Nov` as `Nov 22`)."""
        return f"{mark}{text}{_END_ISOLATE}" if self._rtl and text else text

    def _leave(self) -> None:
        """Go on behind the table: the empty paragraph Qt puts there takes no room unless it is used."""
        self._at.movePosition(QTextCursor.MoveOperation.End)
        self._at.setBlockFormat(self._of_height(1))
        self._at.setBlockCharFormat(self._tiny())

    @staticmethod
    def _tiny() -> QTextCharFormat:
        form = QTextCharFormat()
        form.setFont(font(1))
        return form


def _white(height: int) -> QImage:
    """Nothing, so high. Qt gives an empty paragraph before a table no room at all."""
    picture = QImage(1, height, QImage.Format.Format_RGB32)
    picture.fill(QColor(Qt.GlobalColor.white))
    return picture
