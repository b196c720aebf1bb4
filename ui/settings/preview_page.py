"""A page of settings with a preview of what the answers would mean, beside the questions where there is room."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.settings.form import FormPage

NO_LIMIT = 16_777_215
"""Qt's own width of a widget that nothing holds back."""


class PreviewPage(FormPage):
    """The form, and below it or beside it what `show_preview` is given."""

    _preview: QWidget | None = None
    _is_beside: bool | None = None

    def show_preview(self, preview: QWidget, *, beside_from: int, width: int, height: int = 0) -> None:
        """Place it: `width` pixels wide beside the form where the page has `beside_from`, else at least `height`."""
        self._preview, self._beside_from, self._size = preview, beside_from, (width, height)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        if self._preview is None:
            return
        beside, preview = self.width() >= self._beside_from, self._preview
        if beside is self._is_beside:
            return
        self._is_beside = beside
        width, height = self._size
        if beside:
            self.column.removeWidget(preview)
            preview.setMinimumHeight(0)
            preview.setFixedWidth(width)
            self.row.addWidget(preview)
        else:
            self.row.removeWidget(preview)
            preview.setMinimumSize(0, height)
            preview.setMaximumWidth(NO_LIMIT)
            self.column.insertWidget(self.column.count() - 1, preview)
        preview.show()
