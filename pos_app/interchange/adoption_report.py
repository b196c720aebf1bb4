"""The tally of an adoption as a file, for whoever keeps the shop's books."""

import json
import os
from pathlib import Path

from pos_app.errors import BadInput
from pos_app.interchange.adoption_tally import Tally


def write(tally: Tally, path: Path) -> None:
    """Write it as JSON where the name ends so, else as plain text; only this user can read it, since it names guests.

    Raises BadInput when it cannot be written there.
    """
    is_json = path.suffix.lower() == ".json"
    text = json.dumps(tally.as_dict(), ensure_ascii=False, indent=2) if is_json else "\n".join(tally.lines())
    try:
        handle = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text + "\n")
    except OSError as error:
        raise BadInput(f"{path} cannot be written: {error.strerror}. Choose another place.") from error
