"""The files around the code: what is locked, what is promised, what the commands are."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_lock_names_no_index_and_no_place() -> None:
    without_hashes = re.sub(r"--hash=sha256:[0-9a-f]{64}", "", LOCK)
    for leak in ("http", "://", "--", "@", "file:", "/"):
        assert leak not in without_hashes, f"requirements.lock contains {leak!r}"


def test_every_locked_release_has_a_hash() -> None:
    releases = re.findall(r"^\S+==.*(?:\n    --hash.*)*", LOCK, flags=re.MULTILINE)
    assert releases
    assert [release for release in releases if "--hash=sha256:" not in release] == []


def test_everything_the_project_asks_for_is_locked() -> None:
    locked = {_normal(name) for name in re.findall(r"^([A-Za-z0-9_.-]+)==", LOCK, flags=re.MULTILINE)}
    wanted = [
        *PROJECT["project"]["dependencies"],
        *PROJECT["dependency-groups"]["dev"],
        *PROJECT["build-system"]["requires"],
    ]
    names = {_normal(re.split(r"[\[<>=!;\s]", requirement)[0]) for requirement in wanted}
    assert names <= locked


def test_every_make_target_the_readme_names_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, flags=re.MULTILINE))
    named = set(re.findall(r"`?make ([a-z]+)\b", README))
    assert {"run", "test"} <= named
    assert named <= targets


def test_the_readme_names_the_commands() -> None:
    for command in PROJECT["project"]["scripts"]:
        assert command in README
