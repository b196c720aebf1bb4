"""The rules of the house that import-linter cannot hold, read from the source itself."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("pos_app", "ui", "migrations", "resources")
LONGEST_FILE = 400
LONGEST_FUNCTION = 50
DOMAIN_MAY_IMPORT = {*sys.stdlib_module_names, "phonenumbers", "cuid2"} - {"sqlite3", "socket", "subprocess"}
MAY_OPEN_THE_SHOP = ("ui/opening.py", "pos_app/bootstrap.py", "pos_app/cli.py", "pos_app/cli/")
SHARED_BY_SCREENS = {"widgets", "printing"}

SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
UI_SOURCES = [path for path in SOURCES if path.is_relative_to(ROOT / "ui")]


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def _is_type_checking(test: ast.expr) -> bool:
    return ast.unparse(test) in {"TYPE_CHECKING", "typing.TYPE_CHECKING"}


def _run_time_nodes(node: ast.AST) -> Iterator[ast.AST]:
    """Every node below this one that is there when the program runs."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and _is_type_checking(child.test):
            for other in child.orelse:
                yield other
                yield from _run_time_nodes(other)
        else:
            yield child
            yield from _run_time_nodes(child)


def _imports(path: Path) -> set[str]:
    """The modules a file imports at run time; `from a import b` gives `a` and `a.b`."""
    found: set[str] = set()
    for node in _run_time_nodes(_tree(path)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def _calls(path: Path, name: str) -> list[ast.Call]:
    return [
        node
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Call)
        and (
            (isinstance(node.func, ast.Attribute) and node.func.attr == name)
            or (isinstance(node.func, ast.Name) and node.func.id == name)
        )
    ]


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_files_and_functions_are_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < LONGEST_FILE
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_qt_never_opens_a_database(path: Path) -> None:
    assert not {name for name in _imports(path) if name.startswith("PySide6.QtSql")}


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_only_the_window_and_the_command_line_open_the_shop(path: Path) -> None:
    if not _name(path).startswith(MAY_OPEN_THE_SHOP):
        assert "pos_app.bootstrap" not in _imports(path)


@pytest.mark.parametrize("path", sorted((ROOT / "pos_app" / "domain").rglob("*.py")), ids=_name)
def test_the_domain_imports_the_standard_library_phone_numbers_and_ids_only(path: Path) -> None:
    ours = {name for name in _imports(path) if name.split(".")[0] == "pos_app"}
    allowed = ("pos_app.domain", "pos_app.errors")
    assert not {name for name in ours if name != "pos_app" and not name.startswith(allowed)}
    assert not {name for name in _imports(path) - ours if name.split(".")[0] not in DOMAIN_MAY_IMPORT}


@pytest.mark.parametrize("path", [path for path in UI_SOURCES if "presenter" in path.stem], ids=_name)
def test_a_presenter_knows_no_widgets(path: Path) -> None:
    assert not {name for name in _imports(path) if name.startswith(("PySide6.QtWidgets", "ui.widgets"))}


@pytest.mark.parametrize("path", UI_SOURCES, ids=_name)
def test_a_screen_imports_no_other_screen(path: Path) -> None:
    home = path.relative_to(ROOT / "ui").parts[:-1]
    if not home:
        return
    packages = {folder.name for folder in (ROOT / "ui").iterdir() if (folder / "__init__.py").exists()}
    others = {f"ui.{name}" for name in packages - SHARED_BY_SCREENS - {home[0]}}
    assert not {name for name in _imports(path) if ".".join(name.split(".")[:2]) in others}


@pytest.mark.parametrize("path", UI_SOURCES, ids=_name)
def test_style_comes_from_the_theme_alone(path: Path) -> None:
    if _name(path) != "ui/theme.py":
        assert _calls(path, "setStyleSheet") == []


@pytest.mark.parametrize("path", UI_SOURCES, ids=_name)
def test_what_is_translated_is_a_plain_string(path: Path) -> None:
    """The string extractor reads the source: an f-string, a variable or a sum is never found by it."""
    wrong = []
    for name, position in (("tr", 0), ("translate", 1)):
        for call in _calls(path, name):
            text = call.args[position] if len(call.args) > position else None
            if not (isinstance(text, ast.Constant) and isinstance(text.value, str)):
                wrong.append(f"line {call.lineno}: {ast.unparse(call)}")
    assert wrong == []
