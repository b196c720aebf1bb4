"""The start stays light: what the first paint does not need is not imported by the kit."""

import subprocess
import sys

HEAVY = ("phonenumbers", "segno", "sqlalchemy", "babel", "PySide6.QtSvg")

PROGRAM = f"""
import sys
import ui.background, ui.icons, ui.notify, ui.theme
import ui.widgets.data_table, ui.widgets.flow_grid, ui.widgets.keypad, ui.widgets.money_edit, ui.widgets.phone_edit
import ui.widgets.product_tile, ui.widgets.qr_code, ui.widgets.window_notifier
print([name for name in {HEAVY!r} if name in sys.modules])
"""


def test_the_kit_imports_nothing_heavy() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"


def test_notify_can_be_imported_by_presenters() -> None:
    program = "import sys, ui.notify; print('PySide6.QtWidgets' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "False"
