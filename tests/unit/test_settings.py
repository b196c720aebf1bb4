"""The program's settings: the file, the environment and the command line, in this order."""

from pathlib import Path

import pytest

from pos_app import settings
from pos_app.errors import BadInput


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def load(file: Path, environment: dict[str, str] | None = None, **given: str) -> settings.Settings:
    return settings.load(environment=environment or {}, file=file, **given)


def test_with_nothing_told_the_shop_is_a_file_in_the_users_data_folder(file: Path) -> None:
    loaded = load(file)
    assert loaded.database == str(loaded.data_dir / "shop.db")
    assert loaded.data_dir.is_absolute()
    assert loaded.till == "Till 1"
    assert loaded.theme == "system"
    assert loaded.log_file.parent == loaded.log_dir
    assert not loaded.data_dir.exists() or loaded.data_dir.is_dir()


def test_a_data_folder_takes_database_and_log_with_it(file: Path, tmp_path: Path) -> None:
    loaded = load(file, {"TAPPASS_DATA_DIR": str(tmp_path / "data")})
    assert loaded.data_dir == tmp_path / "data"
    assert loaded.database == str(tmp_path / "data" / "shop.db")
    assert loaded.log_dir == tmp_path / "data" / "logs"
    assert not (tmp_path / "data").exists()


def test_the_command_line_wins_over_the_environment_over_the_file(file: Path) -> None:
    file.write_text('database = "from-file.db"\ntill = "Bar"\ntheme = "dark"\n', encoding="utf-8")
    assert load(file).database == "from-file.db"
    environment = {"TAPPASS_DATABASE": "postgresql://shop", "TAPPASS_TILL": "Terrace"}
    loaded = load(file, environment)
    assert (loaded.database, loaded.till, loaded.theme) == ("postgresql://shop", "Terrace", "dark")
    assert load(file, environment, database="other.db", till="Door").database == "other.db"
    assert load(file, environment, till="Door").till == "Door"


def test_an_empty_variable_says_nothing(file: Path) -> None:
    assert load(file, {"TAPPASS_DATABASE": "", "TAPPASS_TILL": ""}).till == "Till 1"


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ("till = ", "cannot be read"),
        ("tills = 'A'", "does not exist"),
        ("till = 3", "quotation marks"),
        ("theme = 'pink'", "light, dark, system"),
        ("till = '   '", "1 to 40 characters"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_with_its_file(file: Path, content: str, word: str) -> None:
    file.write_text(content, encoding="utf-8")
    with pytest.raises(BadInput, match=word) as caught:
        load(file)
    assert str(file) in str(caught.value)


def test_a_variable_that_cannot_be_used_is_named(file: Path) -> None:
    with pytest.raises(BadInput, match="TAPPASS_TILL"):
        load(file, {"TAPPASS_TILL": "x" * 41})
    with pytest.raises(BadInput, match="--till"):
        load(file, till="")


def test_a_file_that_is_no_text_is_said_to_be_so(file: Path) -> None:
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(BadInput, match="cannot be read"):
        load(file)


def test_the_process_environment_is_used_when_none_is_given(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    monkeypatch.setenv("TAPPASS_TILL", "Garden")
    assert settings.load(file=file).till == "Garden"


def test_platformdirs_is_not_imported_before_it_is_needed() -> None:
    import subprocess
    import sys

    code = "import sys, pos_app.settings; sys.exit('platformdirs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_setting_is_documented() -> None:
    text = (Path(__file__).parents[2] / "docs" / "user" / "commands.md").read_text(encoding="utf-8")
    for each in settings.described():
        assert f"`{each.environment}`" in text
        assert f"`{each.name}`" in text


def test_one_setting_is_written_and_the_rest_of_the_file_stays(file: Path) -> None:
    settings.keep("language", "en", file=file)
    assert load(file).language == "en"
    file.write_text('# the bar\ntill = "Bar"\n"language" = "de"  # for Ana\n', encoding="utf-8")
    settings.keep("language", "pt_BR", file=file)
    assert (load(file).language, load(file).till) == ("pt_BR", "Bar")
    assert file.read_text(encoding="utf-8").startswith("# the bar\n")
    with pytest.raises(BadInput):
        load(file, {"TAPPASS_LANGUAGE": "Klingon!"})
    broken = 'till = "Bar'
    file.write_text(broken, encoding="utf-8")
    with pytest.raises(BadInput):
        settings.keep("language", "en", file=file)
    assert file.read_text(encoding="utf-8") == broken
