"""The program's own settings: each one's type, default and help in one place.

They are read from `settings.toml` in the user's configuration folder, then from the environment, then from the command
line; the later one wins. What belongs to the shop (its name, currency, rules) is in its database, for all tills alike.
"""

import json
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from pos_app.errors import BadInput

APPLICATION = "tappass-pos"
FILE = "settings.toml"
DATABASE_FILE = "shop.db"
LONGEST_TILL = 40


def _told(environment: str, words: str) -> dict[str, str]:
    return {"environment": environment, "help": words}


@dataclass(frozen=True, slots=True)
class Settings:
    """What this program on this machine was told; see `load` for the defaults."""

    database: str = field(
        metadata=_told("TAPPASS_DATABASE", "The shop's database: a file, or a URL (sqlite:///... or postgresql://...).")
    )
    till: str = field(metadata=_told("TAPPASS_TILL", "The name of this till; each till of a shop has its own."))
    data_dir: Path = field(
        metadata=_told("TAPPASS_DATA_DIR", "The folder for what the program keeps: the database and its backups.")
    )
    log_dir: Path = field(metadata=_told("TAPPASS_LOG_DIR", "The folder for the program's log."))
    theme: str = field(
        metadata=_told("TAPPASS_THEME", "How the window looks: light, dark, or system (as the desktop asks).")
    )
    language: str = field(
        metadata=_told("TAPPASS_LANGUAGE", "The language of the window: a code like en, or system (the desktop's own).")
    )

    @property
    def log_file(self) -> Path:
        """The newest log."""
        return self.log_dir / f"{APPLICATION}.log"


THEMES = ("light", "dark", "system")
DEFAULT_TILL = "Till 1"
SYSTEM = "system"
_LANGUAGE = re.compile(r"system|[a-z]{2,3}(_[A-Z]{2})?")


@dataclass(frozen=True, slots=True)
class SettingHelp:
    """A setting in words: its key in the file, its environment variable, and what it is."""

    name: str
    environment: str
    words: str


def described() -> list[SettingHelp]:
    """Every setting there is, for the documentation and its test."""
    return [SettingHelp(each.name, each.metadata["environment"], each.metadata["help"]) for each in fields(Settings)]


def load(
    *,
    database: str | Path | None = None,
    till: str | None = None,
    environment: Mapping[str, str] | None = None,
    file: Path | None = None,
) -> Settings:
    """The settings in force; `database` and `till` are those of the command line. Nothing is created.

    Raises BadInput, with the file's or the variable's name, for a setting that cannot be used.
    """
    given = os.environ if environment is None else environment
    source = file or config_file()
    told = _from_file(source)
    origin = dict.fromkeys(told, str(source))
    for each in described():
        if given.get(each.environment):
            told[each.name], origin[each.name] = given[each.environment], each.environment
    for name, value in (("database", database), ("till", till)):
        if value is not None:
            told[name], origin[name] = str(value), f"--{name}"
    return _complete(told, origin)


def config_file() -> Path:
    """Where the settings are looked for; the file need not be there."""
    from platformdirs import user_config_path  # noqa: PLC0415 (not needed where every folder is told)

    return user_config_path(APPLICATION, appauthor=False) / FILE


def keep(name: str, value: str, *, file: Path | None = None) -> None:
    """Write one setting into the file, for the next start; its other lines stay as they are.

    Raises BadInput for a file that cannot be read or written, which is then left alone.
    """
    path = file or config_file()
    _from_file(path)
    line = f"{name} = {json.dumps(value)}"
    try:
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        at = next((at for at, each in enumerate(lines) if each.partition("=")[0].strip(" \t\"'") == name), None)
        kept = [line, *lines] if at is None else [*lines[:at], line, *lines[at + 1 :]]
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_suffix(".new")
        beside.write_text("\n".join(kept) + "\n", encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        raise BadInput(f"The settings in {path} cannot be written ({error.strerror}).") from error


def _from_file(path: Path) -> dict[str, str]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"The settings in {path} cannot be read: {error}.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"The settings in {path} cannot be read.") from error
    known = {each.name for each in described()}
    for name, value in content.items():
        if name not in known:
            raise BadInput(
                f"{path} holds a setting that does not exist: {name}. There are: {', '.join(sorted(known))}."
            )
        if not isinstance(value, str):
            raise BadInput(f"The setting {name} in {path} has to be text in quotation marks.")
    return content


def _complete(told: dict[str, str], origin: dict[str, str]) -> Settings:
    data_dir = _folder(told.get("data_dir")) or _user_data()
    log_dir = _folder(told.get("log_dir")) or (data_dir / "logs" if "data_dir" in told else _user_log())
    till = told.get("till", DEFAULT_TILL).strip()
    theme = told.get("theme", SYSTEM).strip().lower()
    language = told.get("language", SYSTEM).strip()
    if not till or len(till) > LONGEST_TILL or not till.isprintable():
        raise BadInput(f"The till's name ({origin['till']}) has to have 1 to {LONGEST_TILL} characters.")
    if theme not in THEMES:
        raise BadInput(f"The theme ({origin['theme']}) is one of {', '.join(THEMES)}.")
    if not _LANGUAGE.fullmatch(language):
        raise BadInput(f"The language ({origin['language']}) is a code like en or pt_BR, or system.")
    return Settings(
        database=told.get("database", "").strip() or str(data_dir / DATABASE_FILE),
        till=till,
        data_dir=data_dir,
        log_dir=log_dir,
        theme=theme,
        language=language,
    )


def _folder(text: str | None) -> Path | None:
    return Path(text).expanduser().absolute() if text else None


def _user_data() -> Path:
    from platformdirs import user_data_path  # noqa: PLC0415 (not needed where every folder is told)

    return user_data_path(APPLICATION, appauthor=False)


def _user_log() -> Path:
    from platformdirs import user_log_path  # noqa: PLC0415 (not needed where every folder is told)

    return user_log_path(APPLICATION, appauthor=False)
