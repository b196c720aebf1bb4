"""Every text can be read in both themes: WCAG 2.2 AA, computed from the tokens that are shipped."""

import re
from pathlib import Path

import pytest

from ui.theme import THEMES, Tokens, measures, style_sheet, token_names, tokens

TEXT = 4.5
"""WCAG 2.2, 1.4.3: text and the ground behind it."""

PARTS = 3.0
"""WCAG 2.2, 1.4.11: the edge of a field, a focus ring."""

GROUNDS = ("window", "surface", "raised", "hover")

TEXT_PAIRS = [
    *((ink, ground) for ink in ("text", "text_muted", "text_faint") for ground in GROUNDS),
    ("text", "pressed"),
    ("text_muted", "pressed"),
    ("text", "sunken"),
    ("accent_text", "accent"),
    ("accent_text", "accent_hover"),
    ("accent_text", "accent_pressed"),
    *(("accent_ink", ground) for ground in (*GROUNDS, "accent_soft")),
    ("text", "accent_soft"),
    ("text_muted", "accent_soft"),
    ("selection_text", "selection"),
    *((tone, ground) for tone in ("success", "danger", "warning", "info", "merch") for ground in GROUNDS),
    *((tone, f"{tone}_soft") for tone in ("success", "danger", "warning", "info", "merch")),
    ("success_text", "success"),
    ("danger_text", "danger"),
    ("danger_text", "danger_hover"),
    ("inverse_text", "inverse"),
    ("inverse_accent", "inverse"),
    *((f"{level}_text", level) for level in ("bronze", "silver", "gold", "platinum")),
]

PART_PAIRS = [
    *(
        (part, ground)
        for part in ("border_strong", "focus_ring", "accent")
        for ground in ("window", "surface", "raised")
    ),
    ("merch", "surface"),
]


def luminance(color: str) -> float:
    """Relative luminance as WCAG defines it."""
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(chosen: Tokens, ink: str, ground: str) -> float:
    """The ratio between two tokens, 1 to 21."""
    lighter, darker = sorted((luminance(getattr(chosen, ink)), luminance(getattr(chosen, ground))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_can_be_read(theme: str, ink: str, ground: str) -> None:
    assert contrast(tokens(theme), ink, ground) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("part", "ground"), PART_PAIRS)
def test_edges_can_be_seen(theme: str, part: str, ground: str) -> None:
    assert contrast(tokens(theme), part, ground) >= PARTS


@pytest.mark.parametrize("theme", THEMES)
def test_every_token_is_a_color(theme: str) -> None:
    for name in token_names():
        assert re.fullmatch(r"#([0-9a-f]{2})?[0-9a-f]{6}", getattr(tokens(theme), name)), name


def test_white_on_the_light_accent_is_the_agreed_pair() -> None:
    assert (tokens("light").accent, tokens("light").accent_text) == ("#a86000", "#ffffff")


@pytest.mark.parametrize("theme", THEMES)
def test_the_small_pictures_of_the_style_sheet_have_the_theme_colors(theme: str) -> None:
    """The style sheet can only load pictures from files: those repeat two tokens, and must not drift from them."""
    chosen = tokens(theme)
    sheet = style_sheet(chosen)
    paths = {Path(found) for found in re.findall(r'url\("([^"]+)"\)', sheet)}
    assert paths
    for path in paths:
        drawn = re.search(r'(?:stroke|fill)="(#[0-9a-f]{6})"', path.read_text(encoding="utf-8"))
        assert drawn is not None, path
        wanted = chosen.accent_text if path.stem in ("check", "dash", "dot") else chosen.text_muted
        assert drawn.group(1) == wanted, path


@pytest.mark.parametrize("theme", THEMES)
def test_the_style_sheet_is_filled_in(theme: str) -> None:
    assert "$" not in style_sheet(tokens(theme))


def test_measures_keep_the_grid_and_the_finger() -> None:
    named = measures()
    assert all(value % 4 == 0 for name, value in named.items() if name.startswith("space_"))
    assert named["size_target"] >= 44
    assert named["size_key"] >= 56
    assert [named[f"type_{name}"] for name in ("caption", "small", "body", "title", "display")] == [12, 13, 15, 20, 30]
