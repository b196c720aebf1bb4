"""The first start: a few questions turn an empty database into a shop, or bring an old one into it."""

from ui.welcome.adoption_page import AdoptionPage
from ui.welcome.adoption_presenter import AdoptionPresenter
from ui.welcome.in_place import UpgradeInPlace
from ui.welcome.page import WelcomePage
from ui.welcome.presenter import WelcomePresenter

__all__ = ["AdoptionPage", "AdoptionPresenter", "UpgradeInPlace", "WelcomePage", "WelcomePresenter"]
