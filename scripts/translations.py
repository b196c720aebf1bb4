"""Write every text of the window into `resources/translations/tappass.ts`, and compile the translations there are.

`make translations` runs it. A language is a file `tappass_<code>.ts` beside the template, made by copying it; what
changed in the program is merged into each. `pyside6-lupdate` reads `translate("Context", "text")` and
`self.tr("text")`; where a module calls `QCoreApplication.translate` by the short name `tr`, it would take the context
for the text, so it is given a copy in which those calls have their long name.
"""

import ast
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
TEMPLATE = FOLDER / "tappass.ts"
WITH_CONTEXT = 2


def main() -> int:
    """Update the template and each language, and compile the languages; the exit status."""
    FOLDER.mkdir(exist_ok=True)
    languages = sorted(FOLDER.glob("tappass_*.ts"))
    with tempfile.TemporaryDirectory() as folder:
        copies = spelled_out(Path(folder))
        for each in (TEMPLATE, *languages):
            beside = Path(folder) / each.name
            if each.exists():
                shutil.copy(each, beside)
            run("pyside6-lupdate", *copies, "-ts", str(beside), "-locations", "none", "-no-obsolete")
            shutil.copy(beside, each)
    for each in languages:
        run("pyside6-lrelease", str(each), "-qm", str(each.with_suffix(".qm")))
    return 0


def run(program: str, *arguments: str) -> None:
    """Run one of PySide's tools, from the environment this runs in."""
    command = str(Path(sysconfig.get_path("scripts")) / program)
    done = subprocess.run([command, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)


def spelled_out(folder: Path) -> list[str]:
    """Copies of the window's modules in which `tr("Context", "text")` is `translate("Context", "text")`."""
    copies = []
    for source in sorted((ROOT / "ui").rglob("*.py")):
        copy = folder / source.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(long_names(source.read_text(encoding="utf-8")), encoding="utf-8")
        copies.append(str(copy))
    return copies


def long_names(source: str) -> str:
    """The module with each bare `tr(` of two texts spelled out."""
    lines = source.encode().split(b"\n")
    calls = [
        node.func
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "tr"
        and len(node.args) == WITH_CONTEXT
    ]
    for name in sorted(calls, key=lambda each: (each.lineno, each.col_offset), reverse=True):
        line = lines[name.lineno - 1]
        lines[name.lineno - 1] = line[: name.col_offset] + b"translate" + line[name.col_offset + len("tr") :]
    return b"\n".join(lines).decode()


if __name__ == "__main__":
    sys.exit(main())
