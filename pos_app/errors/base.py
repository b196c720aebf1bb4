"""The root of the tree, which `pos_app.errors` draws."""


class PosError(Exception):
    """An expected refusal; `str(error)` is the sentence for scripts and the log, the window has its own words."""

    sentence = "This could not be done."

    def __init__(self, sentence: str | None = None) -> None:
        super().__init__(sentence or self.sentence)
