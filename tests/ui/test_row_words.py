"""Troubles of a list in the window's words: every kind has some, with all it is about, whatever stands in the cells."""

from pytestqt.qtbot import QtBot

from pos_app.errors import CardNumberInText, RowProblem, RowTrouble
from ui.error_messages import sentence
from ui.settings.row_words import row_problem


def test_every_trouble_has_its_words(qtbot: QtBot) -> None:
    error = CardNumberInText("name")
    for kind in RowTrouble:
        problem = RowProblem(kind, 7, "heading", "50% {off} %6", 83, "JPY", error)
        said = row_problem(problem)
        assert said.startswith("Line 7: ")
        assert "%" not in said.replace("50% {off} %6", "")
        for field, text in (("column", "heading"), ("value", "50% {off} %6"), ("other", "83")):
            asked = f"{{{field}}}" in kind.value and kind is not RowTrouble.NOT_CSV
            assert (text in said.removeprefix("Line 7: ")) is asked, kind
            assert text in str(problem) or f"{{{field}}}" not in kind.value
    assert sentence(error) in row_problem(RowProblem(RowTrouble.NOT_KEPT, 2, "name", error=error))
    assert row_problem(RowProblem(RowTrouble.PRICE, 2, value="x", currency="JPY")).endswith("not an amount in JPY.")
    assert not row_problem(RowProblem(RowTrouble.EMPTY_FILE)).startswith("Line")
