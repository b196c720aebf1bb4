"""How a line of the points ledger, and the reason for a level, are put into words."""

from PySide6.QtCore import QObject

from pos_app.domain.catalogue import Kind
from pos_app.domain.loyalty import ADOPTED, EARNED, JOINED, LOOKED_AGAIN, EntryKind
from pos_app.domain.merging import MERGE_UNDONE, MERGED
from ui.customers.ledger_rows import LedgerFace, LedgerRow, LevelFace


class LedgerWords(QObject):
    """Words for the ledger's card."""

    def what(self, row: LedgerRow) -> str:
        """Why points came or went."""
        if row.line.is_past_order:
            return self.tr("Past order, counted on joining")
        if row.line.reason == MERGE_UNDONE:
            return self.tr("Taken back: a merge was undone")
        words = {
            EntryKind.EARN: self.tr("Order"),
            EntryKind.BONUS: self.tr("Welcome bonus"),
            EntryKind.OPENING: self.tr("Brought along from the old system"),
            EntryKind.BIRTHDAY: self.tr("Birthday"),
            EntryKind.SPEND: self.tr("Paid with points"),
            EntryKind.TAKE_BACK: self.tr("Taken back for a refund"),
            EntryKind.GIVE_BACK: self.tr("Points given back for a refund"),
            EntryKind.ADJUST: self.tr("Correction"),
        }
        return words[row.line.kind]

    def behind(self, row: LedgerRow) -> str:
        """The order the points are for; of a correction, what was noted."""
        order = row.line.order
        if order is None:
            return row.line.reason if row.line.kind is EntryKind.ADJUST else ""
        kind = self.tr("Merch") if order.kind is Kind.MERCH else self.tr("Food")
        return " · ".join(part for part in (kind, order.number or "", row.order_total) if part)

    def tone(self, row: LedgerRow) -> str:
        """Points that went look different from those that came."""
        return "danger" if row.line.points < 0 else "text"

    def title(self, points: str) -> str:
        """The question that the ledger answers."""
        return self.tr("Why 1 point?") if points == "1" else self.tr("Why %1 points?").replace("%1", points)

    def points(self, count: str) -> str:
        """So many points."""
        return self.tr("1 point") if count == "1" else self.tr("%1 points").replace("%1", count)

    def level(self, face: LevelFace) -> str:
        """Since when the level is what it is, and what it was decided by."""
        standing = face.standing
        if not face.since:
            return face.level
        if standing.reason == ADOPTED:
            sentence = self.tr("%1 since %2, as in the old system")
        elif standing.reason in (JOINED, EARNED):
            sentence = self.tr("%1 since %2: %3 earned on orders in %4")
        elif standing.reason == LOOKED_AGAIN:
            sentence = self.tr("%1, looked at again on %2: %3 earned on orders in %4")
        elif standing.reason == MERGED:
            sentence = self.tr("%1 since %2, by a merge of two customers")
        elif standing.reason == MERGE_UNDONE:
            sentence = self.tr("%1 since %2, when a merge was undone")
        else:
            sentence = self.tr("%1 since %2")
        return (
            sentence.replace("%1", face.level)
            .replace("%2", face.since)
            .replace("%3", self.points(face.decided_by))
            .replace("%4", self._months(standing.decided_months))
        )

    def prospect(self, face: LevelFace) -> str:
        """What counts now, from where the next level begins, and how long this one is held."""
        standing = face.standing
        now = self.tr("Earned in the last %1: %2").replace("%1", self._months(standing.months))
        parts = [now.replace("%2", face.earned)]
        if standing.next_level is None:
            parts.append(self.tr("the highest level"))
        else:
            begins = self.tr("%1 from %2")
            parts.append(begins.replace("%1", face.next_level).replace("%2", face.next_from))
        if face.held_until:
            parts.append(self.tr("held until %1").replace("%1", face.held_until))
        return " · ".join(parts)

    def sum(self, face: LedgerFace) -> str:
        """That the lines explain the balance; "" where they do not."""
        if not face.adds_up:
            return ""
        return self.tr("All lines add up to the balance: %1.").replace("%1", self.points(face.total))

    def mismatch(self, face: LedgerFace) -> str:
        """That they do not, and what helps; "" where they do."""
        if face.adds_up:
            return ""
        sentence = self.tr(
            "The lines add up to %1, but the balance kept is %2. Ask the owner to run tappass-admin doctor --repair: "
            "it sets the balance to what the lines say."
        )
        return sentence.replace("%1", self.points(face.total)).replace("%2", face.balance)

    def _months(self, count: int) -> str:
        return self.tr("1 month") if count == 1 else self.tr("%1 months").replace("%1", str(count))
