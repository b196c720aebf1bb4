"""A sentence for each kind of entry of the journal.

%1 is what it is about (a name, an order's number), %2 an amount or the first of two things, %3 the second.
"""

from PySide6.QtCore import QCoreApplication


def sentences() -> dict[str, str]:
    """Every kind's sentence."""
    return {**_money(), **_orders(), **_till(), **_guests(), **_staff(), **_catalogue(), **_shop()}


def _money() -> dict[str, str]:
    tr = QCoreApplication.translate
    return {
        "sale": tr("Journal", "Sale %1: %2"),
        "sale_given": tr("Journal", "Sale %1 of %2 given to a customer"),
        "voucher_issued": tr("Journal", "Voucher of %2 issued"),
        "voucher_taken_back": tr("Journal", "Voucher of %2 taken back"),
        "receipt_copied": tr("Journal", "Copy of the receipt %1"),
        "refund": tr("Journal", "Refund of %2 from sale %1"),
        "void": tr("Journal", "Void of sale %1: %2"),
    }


def _orders() -> dict[str, str]:
    tr = QCoreApplication.translate
    return {
        "order_moved": tr("Journal", "Order %1: from %2 to %3"),
        "merch_moved": tr("Journal", "Merchandise: from %2 to %3"),
        "parked": tr("Journal", "Sale of %2 parked"),
        "recalled": tr("Journal", "Parked sale recalled"),
        "parked_discarded": tr("Journal", "Parked sale of %2 discarded"),
        "parked_restored": tr("Journal", "Discarded sale brought back"),
        "tab_opened": tr("Journal", "Tab opened"),
        "tab_sent": tr("Journal", "Round sent from a tab, %2 in all"),
        "tab_moved": tr("Journal", "Tab given to another guest"),
        "tab_voided": tr("Journal", "Line taken off a tab"),
        "tab_cancelled": tr("Journal", "Tab cancelled %2"),
    }


def _till() -> dict[str, str]:
    tr = QCoreApplication.translate
    return {
        "till_opened": tr("Journal", "Till opened with %2"),
        "till_closed": tr("Journal", "Till closed: Z report %2, %3 counted"),
        "shift_explained": tr("Journal", "Difference at the close explained"),
        "cash_in": tr("Journal", "Paid in: %2"),
        "cash_out": tr("Journal", "Paid out: %2"),
        "drawer_opened": tr("Journal", "Drawer opened"),
        "slips_dropped": tr("Journal", "Slips that waited were dropped: %2"),
    }


def _guests() -> dict[str, str]:
    tr = QCoreApplication.translate
    return {
        "enrolled": tr("Journal", "%1 joined TapPass: %2 points, %3"),
        "customer_renamed": tr("Journal", "%1 has another name"),
        "customer_notes": tr("Journal", "Notes on %1 changed"),
        "customer_email": tr("Journal", "E-mail of %1 changed"),
        "customer_consent": tr("Journal", "Marketing consent of %1: %2"),
        "customers_merged": tr("Journal", "%1 merged with another customer"),
        "merge_undone": tr("Journal", "Merge of %1 undone"),
        "number_released": tr("Journal", "Number of %1 belongs to somebody else now"),
        "number_taken_back": tr("Journal", "%1 has the number back"),
        "number_changed": tr("Journal", "%1 has another number"),
        "levels_looked_at": tr("Journal", "Levels looked at again"),
        "list_exported": tr("Journal", "List saved to a file, %2 rows"),
        "list_saved": tr("Journal", "List of guests kept under a name"),
        "list_forgotten": tr("Journal", "Kept list of guests removed"),
        "guest_exported": tr("Journal", "What is kept about a guest was saved to a file"),
        "customer_erased": tr("Journal", "A guest was erased"),
    }


def _staff() -> dict[str, str]:
    tr = QCoreApplication.translate
    return {
        "sign_in": tr("Journal", "%1 signed in"),
        "wrong_pin": tr("Journal", "Wrong PIN for %1"),
        "locked_out": tr("Journal", "%1 locked after %2 wrong PINs"),
        "unlocked": tr("Journal", "%1 unlocked"),
        "approved": tr("Journal", "Approved for %1: %2"),
        "staff_added": tr("Journal", "%1 added to the staff: %2"),
        "staff_renamed": tr("Journal", "%1 has another name on the staff list"),
        "role_changed": tr("Journal", "%1: from %2 to %3"),
        "pin_changed": tr("Journal", "%1 has a new PIN"),
        "owner_pin_reset": tr("Journal", "The owner's PIN was reset on the machine"),
        "staff_deactivated": tr("Journal", "%1 taken off the staff list"),
        "staff_reactivated": tr("Journal", "%1 put back on the staff list"),
    }


def _catalogue() -> dict[str, str]:
    tr = QCoreApplication.translate
    return {
        "product_added": tr("Journal", "%1 added to the catalogue: %2"),
        "product_changed": tr("Journal", "%1 changed"),
        "price_changed": tr("Journal", "Price of %1: from %2 to %3"),
        "picture_set": tr("Journal", "%1 has another picture"),
        "picture_removed": tr("Journal", "Picture of %1 taken away"),
        "sold_out": tr("Journal", "%1 sold out: %2"),
        "category_added": tr("Journal", "Category %1 added"),
        "category_renamed": tr("Journal", "Category %1 renamed"),
        "category_removed": tr("Journal", "Category removed"),
        "catalogue_ordered": tr("Journal", "Catalogue put in another order"),
        "catalogue_imported": tr("Journal", "Catalogue imported, %2 products"),
        "catalogue_import_undone": tr("Journal", "Import of the catalogue undone"),
        "catalogue_exported": tr("Journal", "Catalogue saved to a file, %2 rows"),
    }


def _shop() -> dict[str, str]:
    tr = QCoreApplication.translate
    return {
        "shop_set_up": tr("Journal", "Shop set up"),
        "shop_changed": tr("Journal", "Settings changed: %2"),
        "rules_set": tr("Journal", "Settings changed: %2"),
        "settings_changed": tr("Journal", "Settings changed: %2"),
        "loyalty_rules_set": tr("Journal", "Loyalty rules changed"),
        "backup_made": tr("Journal", "Backup made"),
        "backup_checked": tr("Journal", "Backup checked"),
        "backup_restored": tr("Journal", "Backup restored"),
        "repaired": tr("Journal", "Counters repaired by the doctor"),
        "demo_data": tr("Journal", "Made-up data filled in"),
    }
