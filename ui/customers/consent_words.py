"""A customer's word on marketing, with its date and where it was given."""

from PySide6.QtCore import QCoreApplication

from pos_app.domain.customers import ConsentSource
from ui.customers.rows import CustomerFace


def consent_line(face: CustomerFace) -> str:
    """`Offers and news: yes, since 3 May 2026 (sign-up)`."""
    tr = QCoreApplication.translate
    wants = tr("ConsentWords", "Offers and news: yes") if face.marketing else tr("ConsentWords", "Offers and news: no")
    since = consent_since(face)
    return f"{wants}, {since}" if since else wants


def consent_since(face: CustomerFace) -> str:
    """When and where it was said; "" where nobody noted it."""
    if not face.consent_date:
        return ""
    tr = QCoreApplication.translate
    where = {
        ConsentSource.SIGN_UP: tr("ConsentWords", "at the sign-up"),
        ConsentSource.COUNTER: tr("ConsentWords", "at the counter"),
        ConsentSource.CUSTOMERS_SCREEN: tr("ConsentWords", "noted here"),
        ConsentSource.ADOPTED: tr("ConsentWords", "in the old system"),
        ConsentSource.IMPORTED: tr("ConsentWords", "imported"),
    }
    since = tr("ConsentWords", "since %1").replace("%1", face.consent_date)
    known = next((words for source, words in where.items() if source == face.consent_source), "")
    return f"{since}, {known}" if known else since
