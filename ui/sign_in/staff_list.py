"""The staff as rows to touch: initials, the name in any script, and what the person is."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from pos_app.domain.staff import Role, StaffMember
from ui.theme import current_tokens, font, measures

ROW = 60
AVATAR = 40
PERSON_ROLE = int(Qt.ItemDataRole.UserRole)

Index = QModelIndex | QPersistentModelIndex


def role_words(role: Role) -> str:
    """What somebody is, as the staff call it."""
    words = {
        Role.CASHIER: QCoreApplication.translate("Staff", "Cashier"),
        Role.SHIFT_LEAD: QCoreApplication.translate("Staff", "Shift lead"),
        Role.OWNER: QCoreApplication.translate("Staff", "Owner"),
    }
    return words[role]


def initials(name: str) -> str:
    """One or two letters to know a person by at a glance: of the first and the last word of the name."""
    words = [word for word in name.split() if word[0].isalnum()]
    letters = [words[0][0], words[-1][0]] if len(words) > 1 else [words[0][0]] if words else []
    return "".join(letters).upper()


class StaffModel(QAbstractListModel):
    """The active staff; the name is the text of a row, the role is said by its accessible text as well."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.people: list[StaffMember] = []

    def show_people(self, people: Sequence[StaffMember]) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self.people = list(people)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self.people)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        person = self.people[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return person.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return person.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{person.name}, {role_words(person.role)}"
        return person if role == PERSON_ROLE else None


class _Row(QStyledItemDelegate):
    """Paints a person; the chosen one stands on the accent's soft ground, with a ring where the keyboard is."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        person: StaffMember = index.data(PERSON_ROLE)
        cell = QStyleOptionViewItem(option)
        chosen = bool(cell.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, cell, chosen=chosen)
        mirrored = cell.direction == Qt.LayoutDirection.RightToLeft
        rect = cell.rect.adjusted(12, 0, -12, 0)
        face = QRect(0, 0, AVATAR, AVATAR)
        face.moveCenter(rect.center())
        face.moveLeft(rect.right() - AVATAR if mirrored else rect.left())
        self._avatar(painter, face, person, chosen=chosen)
        words = rect.adjusted(0, 0, -AVATAR - 12, 0) if mirrored else rect.adjusted(AVATAR + 12, 0, 0, 0)
        self._words(painter, words, person, mirrored=mirrored, chosen=chosen)
        painter.restore()

    @staticmethod
    def _ground(painter: QPainter, cell: QStyleOptionViewItem, *, chosen: bool) -> None:
        tokens = current_tokens()
        radius = measures()["radius_control"]
        hovered = bool(cell.state & QStyle.StateFlag.State_MouseOver)
        if chosen or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("selection" if chosen else "hover"))
            painter.drawRoundedRect(cell.rect.adjusted(1, 2, -1, -2), radius, radius)
        if cell.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(tokens.color("focus_ring"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRoundedRect(cell.rect.adjusted(2, 3, -2, -3), radius - 1, radius - 1)

    @staticmethod
    def _avatar(painter: QPainter, face: QRect, person: StaffMember, *, chosen: bool) -> None:
        tokens = current_tokens()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color("accent" if chosen else "sunken"))
        painter.drawEllipse(face)
        painter.setPen(tokens.color("accent_text" if chosen else "text_muted"))
        painter.setFont(font(measures()["type_small"], painter.font().Weight.Bold))
        painter.drawText(face, Qt.AlignmentFlag.AlignCenter, initials(person.name))

    @staticmethod
    def _words(painter: QPainter, room: QRect, person: StaffMember, *, mirrored: bool, chosen: bool) -> None:
        tokens = current_tokens()
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        flags = int(side.value | Qt.AlignmentFlag.AlignAbsolute.value | Qt.AlignmentFlag.AlignVCenter.value)
        middle = room.center().y()
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setFont(font(measures()["type_body"], painter.font().Weight.DemiBold))
        painter.setPen(tokens.color("selection_text" if chosen else "text"))
        name = painter.fontMetrics().elidedText(person.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(QRect(room.left(), middle - 20, room.width(), 22), flags, name)
        painter.setFont(font(measures()["type_small"]))
        painter.setPen(tokens.color("selection_text" if chosen else "text_muted"))
        painter.drawText(QRect(room.left(), middle + 1, room.width(), 18), flags, role_words(person.role))


class StaffList(QListView):
    """Chooses one person. Arrows move, a letter jumps to a name; digits are handed on, they belong to the PIN."""

    person_chosen = Signal(object)
    """A StaffMember: touched, or moved to."""
    entered = Signal()
    """Enter or Space on a row, or a touch: on to the PIN."""
    digit_typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("staffList")
        self.setAccessibleName(self.tr("Staff"))
        self.setProperty("role", "flat")
        self._model = StaffModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Row(self))
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)

    @property
    def people(self) -> list[StaffMember]:
        """Who is shown."""
        return self._model.people

    @property
    def person(self) -> StaffMember | None:
        """Who is chosen."""
        row = self.currentIndex().row()
        return self._model.people[row] if row >= 0 else None

    def show_people(self, people: Sequence[StaffMember]) -> None:
        """Replace the rows; nobody is chosen then."""
        self._model.show_people(people)
        self.updateGeometry()

    def choose(self, staff_id: str | None) -> None:
        """Choose somebody by id, or nobody."""
        row = next((at for at, person in enumerate(self.people) if person.id == staff_id), None)
        if row is None:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        else:
            self.setCurrentIndex(self._model.index(row))
            self.scrollTo(self._model.index(row))

    def sizeHint(self) -> QSize:
        rows = max(1, len(self.people)) * ROW
        return QSize(240, rows)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, ROW)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.person_chosen.emit(self.people[current.row()])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isdecimal():
            self.digit_typed.emit(event.text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.entered.emit()
        else:
            super().keyPressEvent(event)
