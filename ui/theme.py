"""The look in one place: tokens from TOML become the palette and the one style sheet.

Widgets carry an object name or a dynamic property (`role`, `tone`, `state`); `resources/themes/style.qss` says how
those look. Painted widgets read `current_tokens()` when they paint, so a switch of theme needs no bookkeeping: every
widget is repainted.
"""

import tomllib
from dataclasses import asdict, dataclass, fields
from functools import cache
from pathlib import Path
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

import resources

RESOURCES = Path(str(resources.__file__)).parent
FAMILY = "Inter"
THEMES = ("light", "dark")


@dataclass(frozen=True)
class Tokens:
    """The colours of one theme, named for their use; `#rrggbb`, or `#aarrggbb` where it lets through."""

    name: str
    dark: bool
    window: str
    surface: str
    raised: str
    sunken: str
    hover: str
    pressed: str
    border: str
    border_strong: str
    scrim: str
    shadow: str
    text: str
    text_muted: str
    text_faint: str
    focus_ring: str
    accent: str
    accent_hover: str
    accent_pressed: str
    accent_text: str
    accent_soft: str
    accent_ink: str
    selection: str
    selection_text: str
    success: str
    success_soft: str
    success_text: str
    danger: str
    danger_hover: str
    danger_soft: str
    danger_text: str
    warning: str
    warning_soft: str
    info: str
    info_soft: str
    merch: str
    merch_soft: str
    inverse: str
    inverse_text: str
    inverse_accent: str
    bronze: str
    bronze_text: str
    silver: str
    silver_text: str
    gold: str
    gold_text: str
    platinum: str
    platinum_text: str

    def color(self, role: str) -> QColor:
        """The colour of a role as Qt paints with it; raises AttributeError for a role that does not exist."""
        return QColor(getattr(self, role))


class _ThemeEvents(QObject):
    """Carries the switch of theme to the few who keep something made from colours."""

    theme_changed = Signal(str)


@dataclass
class _InForce:
    """The theme the application wears; one application, one theme."""

    tokens: "Tokens | None" = None


_in_force = _InForce()


@cache
def theme_events() -> _ThemeEvents:
    """Where `theme_changed(name)` is emitted, after the new palette and style sheet are in force."""
    return _ThemeEvents()


@cache
def tokens(name: str) -> Tokens:
    """The tokens of a theme by name; a missing or unknown entry in its file is a TypeError at once."""
    with (RESOURCES / "themes" / f"{name}.toml").open("rb") as file:
        return Tokens(name=name, **tomllib.load(file))


@cache
def measures() -> dict[str, int]:
    """Spacing, radius, size and type in device-independent pixels, as `space_m`, `radius_card`, `type_body` ..."""
    with (RESOURCES / "themes" / "shape.toml").open("rb") as file:
        sections = tomllib.load(file)
    return {f"{section}_{key}": value for section, entries in sections.items() for key, value in entries.items()}


def current_tokens() -> Tokens:
    """The tokens in force; light until a theme was applied."""
    return _in_force.tokens or tokens("light")


def system_prefers_dark() -> bool:
    """Whether the desktop asks for dark windows; False where it does not say."""
    return QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def apply_theme(app: QApplication, name: str) -> None:
    """Give the whole application a theme, `light` or `dark`, at the start or while it runs."""
    chosen = tokens(name)
    if _in_force.tokens is None or app.font().family() != FAMILY:
        app.setStyle("Fusion")
        app.setFont(app_font())
    _in_force.tokens = chosen
    app.setPalette(_palette(chosen))
    app.setStyleSheet(style_sheet(chosen))
    theme_events().theme_changed.emit(name)


def app_font() -> QFont:
    """Inter at the size of body text, with figures of one width so that amounts stand in columns."""
    _register_fonts()
    return font(measures()["type_body"])


def font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Inter for widgets that paint their own text."""
    made = QFont(FAMILY)
    made.setPixelSize(pixels)
    made.setWeight(weight)
    made.setFeature(QFont.Tag("tnum"), 1)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@cache
def _register_fonts() -> None:
    for cut in ("Regular", "Medium", "SemiBold", "Bold"):
        QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / f"Inter-{cut}.ttf"))


def style_sheet(chosen: Tokens) -> str:
    """The one style sheet with a theme's tokens filled in; an unknown token is a KeyError at once."""
    template = Template((RESOURCES / "themes" / "style.qss").read_text(encoding="utf-8"))
    images = (RESOURCES / "themes" / chosen.name).as_posix()
    return template.substitute(asdict(chosen), **measures(), family=FAMILY, images=images)


def _palette(chosen: Tokens) -> QPalette:
    """Every palette role, so that what the style sheet leaves to Fusion is of the theme as well."""
    role = QPalette.ColorRole
    palette = QPalette()
    for which, token in {
        role.Window: "window",
        role.WindowText: "text",
        role.Base: "surface",
        role.AlternateBase: "raised",
        role.Text: "text",
        role.PlaceholderText: "text_faint",
        role.Button: "raised",
        role.ButtonText: "text",
        role.BrightText: "accent_text",
        role.ToolTipBase: "inverse",
        role.ToolTipText: "inverse_text",
        role.Link: "accent_ink",
        role.LinkVisited: "accent_ink",
        role.Highlight: "selection",
        role.HighlightedText: "selection_text",
        role.Accent: "accent",
        role.Light: "raised",
        role.Midlight: "border",
        role.Mid: "border",
        role.Dark: "border_strong",
        role.Shadow: "shadow",
    }.items():
        palette.setColor(which, chosen.color(token))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, chosen.color("text_faint"))
    return palette


def set_look(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties that the style sheet looks at, and have it look again (`set_look(w, tone="danger")`)."""
    changed = False
    for name, value in properties.items():
        if widget.property(name) != value:
            widget.setProperty(name, value)
            changed = True
    if changed and widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
        widget.update()


def token_names() -> list[str]:
    """Every colour role there is."""
    return [field.name for field in fields(Tokens) if field.name not in ("name", "dark")]
