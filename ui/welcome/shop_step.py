"""The first step: what the shop is called, where it stands, what it is paid in, what it starts with."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from pos_app.domain import names
from pos_app.domain.shop import AdoptedShop, ShopInfo
from pos_app.errors import PosError
from ui.error_messages import sentence
from ui.places import Places
from ui.welcome.field import Field
from ui.widgets.action_button import ActionButton, OfferButton
from ui.widgets.choice_box import ChoiceBox


class ShopStep(QWidget):
    """Currency and time zone follow the country until the owner chooses them."""

    entered = Signal()
    """Enter in the shop's name: on to the next step."""
    start_chosen = Signal()
    """Another way to start was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: Places | None = None
        self._own_currency = self._own_zone = False
        self._adopted: AdoptedShop | None = None
        self._offers_adoption = False
        self._build()
        self._lay_out()
        self._connect()

    def _build(self) -> None:
        self.name_edit = QLineEdit()
        self.name_edit.setObjectName("shopNameEdit")
        self.name_edit.setPlaceholderText(self.tr("Northside Taproom"))
        self.name_edit.setMaxLength(names.MAX_NAME)
        self.region_box, self.currency_box, self.zone_box = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.region_box.setObjectName("regionBox")
        self.currency_box.setObjectName("currencyBox")
        self.zone_box.setObjectName("timeZoneBox")
        self._name = Field(
            self.tr("What is your shop called?"), self.name_edit, self.tr("It stands on the window and on receipts.")
        )
        self._region = Field(
            self.tr("Country or region"), self.region_box, self.tr("How phone numbers are read without a country code.")
        )
        self._currency = Field(
            self.tr("Currency"), self.currency_box, self.tr("Follows the country; change it if yours is another.")
        )
        self._zone = Field(self.tr("Time zone"), self.zone_box)
        self._build_starts()

    def _build_starts(self) -> None:
        self.demo_button = ActionButton(
            self.tr("Start with the demo catalogue"),
            icon="utensils",
            subtitle=self.tr("A bar & grill's food, drinks and merchandise, to try things out with."),
        )
        self.empty_button = ActionButton(
            self.tr("Start empty"),
            icon="plus",
            subtitle=self.tr("You add your own products, or bring them in from a file."),
        )
        self.sold_button = ActionButton(
            self.tr("Start with what you sold"),
            icon="utensils",
            subtitle=self.tr("The products of your last twelve months, at their latest prices."),
        )
        self.sold_button.setObjectName("soldCatalogueButton")
        self.sold_button.hide()
        self.demo_button.setObjectName("demoCatalogueButton")
        self.empty_button.setObjectName("emptyCatalogueButton")
        self.adopt_button = OfferButton(
            self.tr("Bring in an existing database"),
            role="secondary",
            icon="database",
            subtitle=self.tr("Guests, orders and members of your old web shop, down to the last cent."),
        )
        self.adopt_button.setObjectName("adoptDatabaseButton")
        self.adopt_button.hide()
        self._starts = QButtonGroup(self)
        for button in (self.demo_button, self.sold_button, self.empty_button, self.adopt_button):
            button.setCheckable(True)
            button.setMinimumHeight(64 if button is self.adopt_button else 84)
            self._starts.addButton(button)
        self.demo_button.setChecked(True)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._name, 0, 0, 1, 2)
        grid.addWidget(self._region, 1, 0)
        grid.addWidget(self._currency, 1, 1)
        grid.addWidget(self._zone, 2, 0, 1, 2)
        starts = QHBoxLayout()
        starts.setSpacing(16)
        starts.addWidget(self.demo_button, 1)
        starts.addWidget(self.sold_button, 1)
        starts.addWidget(self.empty_button, 1)
        question = QLabel(self.tr("How would you like to start?"))
        question.setProperty("role", "fieldLabel")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(grid)
        column.addSpacing(6)
        column.addWidget(question)
        column.addLayout(starts)
        column.addSpacing(6)
        column.addWidget(self.adopt_button)
        column.addStretch(1)

    def _connect(self) -> None:
        self.name_edit.returnPressed.connect(self.entered)
        self.name_edit.editingFinished.connect(lambda: self.name_edit.setCursorPosition(0))
        self.name_edit.textEdited.connect(lambda _text: self._name.show_error(""))
        self.region_box.chosen.connect(self._on_region_chosen)
        self.currency_box.chosen.connect(self._on_currency_chosen)
        self.zone_box.chosen.connect(self._on_zone_chosen)
        self._starts.buttonToggled.connect(lambda _button, on: self.start_chosen.emit() if on else None)
        for field, box in self._boxes():
            box.editTextChanged.connect(lambda _text, field=field: field.show_error(""))

    def _boxes(self) -> tuple[tuple[Field, ChoiceBox], ...]:
        return (self._region, self.region_box), (self._currency, self.currency_box), (self._zone, self.zone_box)

    @property
    def wants_demo(self) -> bool:
        """Whether the demo catalogue was chosen."""
        return self.demo_button.isChecked()

    @property
    def wants_sold(self) -> bool:
        """Whether the catalogue is to be made of what the adopted shop sold."""
        return self._adopted is not None and self.sold_button.isChecked()

    @property
    def wants_adoption(self) -> bool:
        """Whether an old database is to be brought in first."""
        return self._adopted is None and self.adopt_button.isChecked()

    @property
    def has_adopted_here(self) -> bool:
        """Whether an old database was brought in by this welcome."""
        return self._offers_adoption and self._adopted is not None

    def offer_adoption(self) -> None:
        """Show the third way to start."""
        self._offers_adoption = True
        self.adopt_button.show()

    def show_adopted(self, adopted: AdoptedShop) -> None:
        """The old shop is here: it says which country and currency; only the products are still chosen."""
        self._adopted = adopted
        self._starts.removeButton(self.adopt_button)
        self.demo_button.hide()
        self.sold_button.show()
        self.sold_button.setChecked(True)
        self.adopt_button.show()
        self.adopt_button.setChecked(True)
        self.adopt_button.setEnabled(False)
        self.adopt_button.show_icon("circle-check")
        self.adopt_button.setText(self.tr("Your old shop is here"))
        came = self.tr("Customers: %1 · orders: %2")
        self.adopt_button.show_subtitle(
            came.replace("%1", f"{adopted.customers:,}").replace("%2", f"{adopted.orders:,}")
        )
        self._own_currency = True
        self.currency_box.setEnabled(False)
        self._currency.show_hint(self.tr("That of the totals that were brought in."))
        self._show_adopted_codes()

    def choose_sold(self, *, sold: bool) -> None:
        """Start with what was sold, or empty."""
        (self.sold_button if sold else self.empty_button).setChecked(True)

    def _show_adopted_codes(self) -> None:
        if self._adopted is None or self._places is None:
            return
        self.region_box.show_code(self._adopted.region)
        self.currency_box.show_code(self._adopted.currency)
        zone = self.zone_box.code or self._places.zone
        if not self._own_zone:
            self._show_zones(self._places, self._adopted.region, self._places.zone_for(self._adopted.region, zone))

    def show_places(self, places: Places) -> None:
        """Fill the lists and choose what the machine says, or what the old shop said."""
        self._places = places
        self.region_box.show_choices(places.regions, places.region)
        self.currency_box.show_choices(places.currencies, places.currency_for(places.region))
        self._show_zones(places, places.region, places.zone_for(places.region, places.zone))
        self._show_adopted_codes()

    @property
    def is_ready(self) -> bool:
        """Whether the lists are there to be chosen from."""
        return self._places is not None

    def has_name(self) -> bool:
        """Whether the shop's name can be used; else it says why and has the keyboard."""
        if self._checked_name() is not None:
            return True
        self.name_edit.setFocus()
        return False

    def checked(self) -> ShopInfo | None:
        """The answers, or None after each field that is not right has said so; the first of them has the keyboard."""
        name = self._checked_name()
        wrong: list[QWidget] = [] if name else [self.name_edit]
        for field, box in self._boxes():
            if box.code is None:
                field.show_error(self.tr("Choose one from the list."))
                wrong.append(box)
        region, currency, zone = self.region_box.code, self.currency_box.code, self.zone_box.code
        if wrong:
            wrong[0].setFocus()
        if name is None or region is None or currency is None or zone is None:
            return None
        return ShopInfo(name=name, region=region, currency=currency, time_zone=zone)

    def _checked_name(self) -> str | None:
        try:
            name = names.name(self.name_edit.text())
        except PosError as error:
            self._name.show_error(sentence(error))
            return None
        if name is None:
            self._name.show_error(self.tr("Give your shop a name."))
        return name

    def _on_region_chosen(self, region: str) -> None:
        if self._places is None:
            return
        if not self._own_currency:
            self.currency_box.show_code(self._places.currency_for(region))
        zone = self.zone_box.code or self._places.zone
        self._show_zones(self._places, region, zone if self._own_zone else self._places.zone_for(region, zone))

    def _on_currency_chosen(self, _code: str) -> None:
        self._own_currency = True

    def _on_zone_chosen(self, _code: str) -> None:
        self._own_zone = True
        self._show_time()

    def _show_zones(self, places: Places, region: str, zone: str) -> None:
        self.zone_box.show_choices(places.zones_from(region), zone)
        self._show_time()

    def _show_time(self) -> None:
        zone = self.zone_box.code
        if zone is not None:
            now = datetime.now(UTC).astimezone(ZoneInfo(zone))
            self._zone.show_hint(self.tr("It is %1 there now.").replace("%1", f"{now:%H:%M}"))
