"""The sign-up's presenter: gathers what is known, judges the form, enrols once, and shows the card."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject

from pos_app import errors
from pos_app.domain import names
from pos_app.domain import phone as phones
from pos_app.domain.customers import CustomerCard
from pos_app.domain.loyalty import JoinPreview, Level, MemberCard
from pos_app.domain.staff import Act, Actor, Approval
from ui.app_events import EnrolmentWanted
from ui.error_messages import sentence
from ui.tappass.birthday import example, read_birthday
from ui.tappass.sign_up import CardFace, CardShown, Field, Gains, Prefill, SignUp

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from pos_app.services.shop import Shop
    from ui.tappass.dialog import TapPassDialog
    from ui.workplace import Workplace

LEARN = "tappass.known"


@dataclass(frozen=True, slots=True)
class Known:
    """What the shop knows of whoever should be enrolled; `preview` for a new number is the bonus alone."""

    card: CustomerCard | None
    member: MemberCard | None
    preview: JoinPreview
    cashier_may_enrol: bool


class TapPassPresenter(QObject):
    """Opens on `enrolment_wanted`; announces `member_enrolled` and `customer_changed`."""

    def __init__(self, workplace: "Workplace", dialog: "TapPassDialog", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace, self._dialog = workplace, dialog
        self._wanted = EnrolmentWanted("")
        self._round = 0
        self._busy = False
        self._needs = Act.ENROL
        workplace.events.enrolment_wanted.connect(self.ask)
        workplace.events.signed_out.connect(dialog.close_card)
        dialog.enrol_asked.connect(self._on_enrol_asked)
        dialog.phone_edited.connect(self._on_phone_edited)
        dialog.birthday_edited.connect(self._on_birthday_edited)
        dialog.card_path_chosen.connect(self.save_card)
        dialog.card_printer_chosen.connect(self.print_card)
        dialog.closed.connect(self._on_closed)

    def ask(self, wanted: EnrolmentWanted) -> None:
        """Open the sign-up with what is known already."""
        self._wanted = wanted
        self._round += 1
        self._busy = False
        typed = Prefill(wanted.name or "", wanted.phone, email=wanted.email or "")
        refusals = {}
        if wanted.phone:
            try:
                typed = self._with_number(typed, phones.parse(wanted.phone, self._workplace.info.region))
            except errors.PhoneNotPossible as error:
                refusals[Field.PHONE] = sentence(error)
        self._dialog.start(typed, example(self._workplace.info.region))
        if refusals:
            self._dialog.show_refusals(refusals)
        self._learn(self._on_known, wanted.customer_id, wanted.phone)

    def _with_number(self, known: Prefill, e164: str) -> Prefill:
        shown = self._workplace.formats.phone(e164)
        return Prefill(known.name, shown, phone_known=True, email=known.email)

    def _learn(self, take: Callable[[Known], None], customer_id: str | None, phone: str) -> None:
        self._workplace.ask(lambda shop: _known(shop, customer_id, phone), self._answer(take), newest=LEARN, owner=self)

    def _answer(self, take: Callable[..., None]) -> Callable[..., None]:
        """An answer that is taken only while the dialog it was asked for is still the one that is shown."""
        asked_in = self._round
        return lambda *given: take(*given) if asked_in == self._round else None

    def _on_known(self, known: Known) -> None:
        if known.member is not None:
            self._show_member(known.member, enrolled=False)
            return
        self._dialog.form.fill(self._prefill(known.card))
        self._dialog.show_gains(self._gains(known.preview))
        self._needs = Act.SELL if known.cashier_may_enrol else Act.ENROL

    def _prefill(self, card: CustomerCard | None) -> Prefill:
        if card is None:
            return Prefill()
        birthday = card.birthday.isoformat() if card.birthday else ""
        shown = self._workplace.formats.phone(card.phone_number)
        return Prefill(card.name or "", shown, True, card.email or "", birthday, card.marketing_consent)

    def _on_phone_edited(self, text: str) -> None:
        """A number is being typed: whose it is, and what joining gives that customer."""
        self._learn(self._on_number_known, None, text)

    def _on_number_known(self, known: Known) -> None:
        form = self._dialog.form
        form.fill_for_number(self._prefill(known.card))
        self._dialog.show_gains(self._gains(known.preview))
        if known.member is not None:
            form.show_hint(Field.PHONE, self.tr("Already a member: %1").replace("%1", known.member.member_id))

    def _on_birthday_edited(self, text: str) -> None:
        """Say how the date is understood, while it is typed."""
        try:
            read = read_birthday(text, self._workplace.info.region, self._today())
        except errors.BirthdayNotPossible:
            read = None
        self._dialog.form.show_hint(Field.BIRTHDAY, self._long_date(read) if read else "")

    def _on_enrol_asked(self, sign_up: SignUp) -> None:
        """Enrol, where it takes that with a shift lead's PIN."""
        if self._busy:
            return
        refusals = self._refusals(sign_up)
        self._dialog.show_refusals(refusals)
        if not refusals:
            words = self.tr("%1 joins TapPass").replace("%1", sign_up.name.strip() or sign_up.phone)
            self._workplace.with_approval(self._needs, words, lambda approval: self._enrol(sign_up, approval))

    def _enrol(self, sign_up: SignUp, approval: Approval | None) -> None:
        """Enrol, once: whatever is pressed while it is under way changes nothing."""
        actor = self._workplace.actor
        if self._busy or actor is None:
            return
        self._busy = True
        self._dialog.form.show_busy(True)
        birthday = read_birthday(sign_up.birthday, self._workplace.info.region, self._today())
        round_now = self._round
        self._workplace.do(
            lambda shop: _enrol(shop, actor, sign_up, birthday, approval),
            lambda done: self._on_enrolled(done, round_now),
            lambda error: self._on_refused(error, round_now),
            owner=self,
        )

    def _refusals(self, sign_up: SignUp) -> dict[Field, str]:
        """Everything that can be judged here, at once; the service judges again."""
        judged: tuple[tuple[Field, Callable[[], object]], ...] = (
            (Field.NAME, lambda: names.name(sign_up.name)),
            (Field.PHONE, lambda: phones.parse(sign_up.phone, self._workplace.info.region)),
            (Field.EMAIL, lambda: names.email(sign_up.email)),
            (
                Field.BIRTHDAY,
                lambda: read_birthday(sign_up.birthday, self._workplace.info.region, self._today()),
            ),
        )
        found = {}
        for field, judge in judged:
            try:
                judge()
            except errors.PosError as error:
                found[field] = self._words(error)
        if not sign_up.terms:
            found[Field.TERMS] = sentence(errors.TermsNotAccepted())
        return found

    def _words(self, error: Exception) -> str:
        if isinstance(error, errors.BirthdayNotPossible):
            return self.tr("That date is not possible. Type it like %1.").replace(
                "%1", example(self._workplace.info.region)
            )
        return sentence(error)

    def _on_refused(self, error: Exception, asked_in: int) -> None:
        if asked_in != self._round:
            self._workplace.explain(error)
            return
        self._busy = False
        self._dialog.form.show_busy(False)
        self._dialog.show_refusals({_field_of(error): self._words(error)})

    def _on_enrolled(self, done: tuple[MemberCard, bool], asked_in: int) -> None:
        member, enrolled = done
        if asked_in == self._round and self._dialog.isVisible():
            self._busy = False
            self._show_member(member, enrolled=enrolled)
        elif enrolled:
            said = self.tr("Joined TapPass: %1").replace("%1", member.member_id)
            self._workplace.notifier.toast(said, tone="success")
        if enrolled:
            self._workplace.events.member_enrolled.emit(member)
        self._workplace.events.customer_changed.emit(member.customer_id)

    def _show_member(self, member: MemberCard, *, enrolled: bool) -> None:
        formats = self._workplace.formats
        who = member.name or formats.phone(member.phone_number)
        title = self.tr("Welcome to TapPass, %1") if enrolled else self.tr("%1 is a TapPass member")
        text = self.tr("Scan or say this ID at the counter, or just the phone number.")
        face = self._face(
            member.name or formats.phone(member.phone_number),
            member.level,
            member.member_id,
            self.tr("Member since %1").replace("%1", formats.date(member.joined_at)),
        )
        linked = self._linked(member.orders_counted) if enrolled else ""
        self._dialog.show_card(CardShown(title.replace("%1", who), text, face, self._points(member.points), linked))

    def _linked(self, orders: int) -> str:
        if orders == 0:
            return self.tr("Every order from now on earns points.")
        if orders == 1:
            return self.tr("1 past order was linked and earned its points.")
        counted = self.tr("%1 past orders were linked and earned their points.")
        return counted.replace("%1", self._workplace.formats.number(orders))

    def _gains(self, preview: JoinPreview) -> Gains:
        number = self._workplace.formats.number
        reasons = []
        if preview.orders_counted == 1:
            reasons.append(self.tr("%1 for 1 past order").replace("%1", number(preview.from_orders)))
        elif preview.orders_counted:
            words = self.tr("%1 for %2 past orders").replace("%2", number(preview.orders_counted))
            reasons.append(words.replace("%1", number(preview.from_orders)))
        if preview.bonus:
            reasons.append(self.tr("%1 to welcome").replace("%1", number(preview.bonus)))
        if not preview.orders_counted:
            reasons.append(self.tr("and more with every order from now on"))
        face = self._face("", preview.level, "", self.tr("Member from today"))
        return Gains(self._points(preview.points), tuple(reasons), face)

    def _face(self, name: str, level: Level, tap_pass_id: str, since: str) -> CardFace:
        return CardFace(
            self._workplace.info.name, name, level.value, self._workplace.formats.level(level), tap_pass_id, since
        )

    def _points(self, points: int) -> str:
        if points == 1:
            return self.tr("1 point")
        return self.tr("%1 points").replace("%1", self._workplace.formats.number(points))

    def save_card(self, path: str) -> None:
        """Write the card shown as a PDF or a PNG, in the background; what became of it is said under the card."""
        face = self._dialog.face
        if face is None:
            return
        is_pdf = path.lower().endswith(".pdf")
        target = path if is_pdf or path.lower().endswith(".png") else f"{path}.png"
        said = self.tr("Saved: %1").replace("%1", target)
        failed = self.tr("The card could not be saved there. Choose another folder.")
        self._put_out(lambda: _write(face, Path(target)), said, failed)

    def print_card(self, printer: "QPrinter") -> None:
        """Print the card shown on a printer that was chosen, in the background."""
        face = self._dialog.face
        if face is not None:
            said = self.tr("Sent to the printer.")
            failed = self.tr("The printer does not answer. Look whether it is on, and print again.")
            self._put_out(lambda: _print(face, printer), said, failed)

    def _put_out(self, work: Callable[[], None], said: str, failed: str) -> None:
        def refused(error: Exception) -> None:
            if not isinstance(error, errors.PosError):
                raise error
            self._dialog.show_saved(failed, "danger")

        done = self._answer(lambda _none: self._dialog.show_saved(said, "success"))
        self._workplace.background.run(work, done, self._answer(refused), owner=self)

    def _on_closed(self) -> None:
        self._round += 1
        self._workplace.drop(LEARN)

    def _today(self) -> date:
        return self._workplace.info.local(datetime.now(UTC)).date()

    def _long_date(self, day: date) -> str:
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo(self._workplace.info.time_zone))
        return self._workplace.formats.date(noon)


def _write(face: CardFace, path: Path) -> None:
    """Write the card in the background, by the name's ending. Raises FileNotWritten."""
    from ui.tappass.card_paper import write_pdf  # noqa: PLC0415 (when a card is wanted)
    from ui.tappass.member_card import card_image  # noqa: PLC0415 (likewise)

    if path.suffix.lower() == ".pdf":
        write_pdf(face, path)
    elif not card_image(face).save(str(path)):
        raise errors.FileNotWritten(path, "")


def _print(face: CardFace, printer: "QPrinter") -> None:
    from ui.tappass.card_paper import print_card  # noqa: PLC0415 (when a card is wanted)

    print_card(face, printer)


def _known(shop: "Shop", customer_id: str | None, phone: str) -> Known:
    """Read in the background. A number that is not possible, or nobody's, is a new customer's."""
    rules = shop.premises.rules()
    card = shop.customers.card(customer_id) if customer_id else None
    if card is None and phone:
        try:
            card = shop.customers.by_phone(phone)
        except errors.PhoneNotPossible:
            card = None
    member = shop.tappass.card(card.id) if card is not None and card.is_member else None
    preview = (card.join if card is not None else None) or JoinPreview(rules.bonus, Level.BRONZE, 0, rules.bonus)
    return Known(card, member, preview, rules.cashier_may_enrol)


def _enrol(
    shop: "Shop", actor: Actor, sign_up: SignUp, birthday: date | None, approval: Approval | None
) -> tuple[MemberCard, bool]:
    """Enrol in the background; where another till was faster the card is that one's, and the answer says False."""
    try:
        card = shop.tappass.enrol(
            actor,
            phone=sign_up.phone,
            name=sign_up.name,
            email=sign_up.email or None,
            birthday=birthday,
            marketing_consent=sign_up.marketing,
            terms_accepted=sign_up.terms,
            approval=approval,
        )
    except errors.AlreadyAMember:
        known = shop.customers.by_phone(sign_up.phone)
        if known is None:
            raise
        return shop.tappass.card(known.id), False
    return card, True


_FIELDS: dict[type[Exception], Field] = {
    errors.PhoneNotPossible: Field.PHONE,
    errors.WalkInNotAMember: Field.PHONE,
    errors.EmailNotPossible: Field.EMAIL,
    errors.EmailInUse: Field.EMAIL,
    errors.ErasedNotAMember: Field.PHONE,
    errors.BirthdayNotPossible: Field.BIRTHDAY,
    errors.TooYoung: Field.BIRTHDAY,
    errors.TermsNotAccepted: Field.TERMS,
}
_TEXTS = {"name": Field.NAME, "e-mail address": Field.EMAIL}


def _field_of(error: Exception) -> Field:
    """The field a refusal of the service belongs to."""
    if isinstance(error, errors.TextNotStorable | errors.CardNumberInText):
        return _TEXTS.get(error.field, Field.FORM)
    return _FIELDS.get(type(error), Field.FORM)
