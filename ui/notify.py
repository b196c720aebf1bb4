"""The only door to the user: a toast, a question, an error. Presenters are given one and know nothing of windows.

`ui/widgets/window_notifier.py` shows them in the window; the Recorder here lets tests read them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

Tone = Literal["info", "success", "warning", "danger"]


@dataclass(frozen=True)
class Action:
    """Something that can be done from a toast, such as undoing."""

    label: str
    call: Callable[[], object]


@dataclass(frozen=True)
class Choice:
    """One answer to a question; `key` is what the callback gets, `role` how its button looks (primary, danger ...)."""

    key: str
    label: str
    role: str = "secondary"


class Notifier(Protocol):
    """What presenters and panels may ask of whoever shows messages. No call waits for the user."""

    def toast(self, text: str, *, tone: Tone = "info", action: Action | None = None, seconds: float = 4) -> None:
        """A passing sentence at the bottom; the newest replaces the one before."""

    def ask(self, title: str, text: str, choices: Sequence[Choice], answered: Callable[[str], object]) -> None:
        """A question in the window; `answered` gets the key of the choice, or "" when it was dismissed."""

    def error(self, text: str, *, title: str = "", closed: Callable[[], object] | None = None) -> None:
        """A sentence that has to be read: what happened, what was kept, what to do."""


@dataclass
class Recorder:
    """A Notifier for tests: it keeps what was said, and answers questions with what `answers` holds, in order."""

    toasts: list[str] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    questions: list[tuple[str, str, tuple[str, ...]]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)

    def toast(self, text: str, *, tone: Tone = "info", action: Action | None = None, seconds: float = 4) -> None:
        """Keep the text, and the action if there is one."""
        self.toasts.append(text)
        if action is not None:
            self.actions.append(action)

    def ask(self, title: str, text: str, choices: Sequence[Choice], answered: Callable[[str], object]) -> None:
        """Keep the question and answer it with the next of `answers`, or dismiss it."""
        self.questions.append((title, text, tuple(choice.key for choice in choices)))
        answered(self.answers.pop(0) if self.answers else "")

    def error(self, text: str, *, title: str = "", closed: Callable[[], object] | None = None) -> None:
        """Keep the sentence and close it at once."""
        self.errors.append(text)
        if closed is not None:
            closed()
