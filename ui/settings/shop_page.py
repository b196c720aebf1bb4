"""The page of the shop: what it says of itself, how its tills behave, and the copies of its database."""

from PySide6.QtCore import QCoreApplication

from ui.settings.backup_card import BackupCard
from ui.settings.form import FormPage
from ui.settings.questions.shop import currency_help, groups


class ShopPage(FormPage):
    """The form, and below it the backups."""

    def __init__(self) -> None:
        translate = QCoreApplication.translate
        intro = translate("ShopPage", "A change holds at every till within five seconds, and never rewrites the past.")
        super().__init__("shopPage", translate("ShopPage", "Shop"), intro, groups())
        self.backups = BackupCard(self)
        self.column.insertWidget(self.column.count() - 1, self.backups)

    def show_currency(self, *, fixed: bool) -> None:
        """Whether the currency can be another one, and why not."""
        field = self._fields["shop_currency"]
        field.editor.setEnabled(not fixed)
        field.show_help(currency_help(fixed=fixed))
