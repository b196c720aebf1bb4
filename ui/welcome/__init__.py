"""The first start: a few questions turn an empty database into a shop."""

from ui.welcome.page import WelcomePage
from ui.welcome.presenter import WelcomePresenter

__all__ = ["WelcomePage", "WelcomePresenter"]
