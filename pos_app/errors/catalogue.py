"""What is refused of the catalogue; the tree is drawn in `pos_app.errors`."""

from typing import ClassVar, Literal

from pos_app.errors.base import PosError
from pos_app.errors.rows import RowProblem


class CatalogueRefused(PosError):
    """The catalogue is as it was."""


class CategoryTaken(CatalogueRefused):
    """Another category has the name."""

    sentence = "Another category has that name already."


class CategoryNotEmpty(CatalogueRefused):
    """Products are in it, also retired ones."""

    sentence = "Only an empty category can be removed. Move its products first, the retired ones too."


class CatalogueMoved(CatalogueRefused):
    """Somebody else changed the catalogue since it was looked at."""

    sentence = "The catalogue was changed meanwhile. Nothing was written; look at it again."


class StockRefused(CatalogueRefused):
    """Nothing was brought in from a list."""


class RowsRefused(CatalogueRefused):
    """Rows of a list that cannot be used, and why each."""

    SHOWN = 20
    """Troubles that are named in the sentence; the rest is counted."""

    def __init__(self, problems: list[RowProblem]) -> None:
        more = f"\n... and {len(problems) - self.SHOWN} more." if len(problems) > self.SHOWN else ""
        named = "\n".join(map(str, problems[: self.SHOWN]))
        super().__init__(f"Nothing was added. The file needs these corrections:\n{named}{more}")
        self.problems = problems


class PictureNotPossible(CatalogueRefused):
    """The bytes are no picture that is kept; `why` says what is wrong with them."""

    SENTENCES: ClassVar = {
        "kind": "This is no JPEG, PNG or WebP picture. The product is as it was.",
        "large": "This picture is too large. The product is as it was.",
        "broken": "This picture is damaged and cannot be read. The product is as it was.",
    }

    def __init__(self, why: Literal["kind", "large", "broken"]) -> None:
        super().__init__(self.SENTENCES[why])
        self.why = why
