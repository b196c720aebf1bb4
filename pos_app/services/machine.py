"""What is set for this machine alone, from the window: the language. It is known before the shop is opened."""

from pos_app import settings
from pos_app.domain.staff import Act, Actor
from pos_app.services.journal import Journal
from pos_app.services.premises import Premises

LANGUAGE = "language"


class Machine:
    """Reads and writes the settings' file of whoever runs the program here."""

    def __init__(self, premises: Premises, journal: Journal) -> None:
        """Nothing is read before the first call."""
        self._premises = premises
        self._journal = journal

    def language(self) -> str:
        """The language this machine was told, a code or `system`. Raises BadInput for settings that cannot be read."""
        return settings.load().language

    def set_language(self, actor: Actor, language: str) -> str:
        """Speak it from the next start on; what is in force then, which a variable of the environment may decide.

        Raises NotAllowed for all but the owner, BadInput.
        """
        self._premises.allow(actor, Act.MANAGE_SETTINGS)
        settings.keep(LANGUAGE, language)
        data = {"till": self._premises.till, "language": language}
        self._premises.database.call(
            lambda connection: self._journal.write(
                connection, "settings_changed", actor=actor, subject=LANGUAGE, data=data
            )
        )
        return self.language()
