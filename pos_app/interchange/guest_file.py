"""What is kept about one guest, as a file to be handed over: JSON, whole or not at all, readable by this user only."""

import json
from pathlib import Path
from typing import Any

from pos_app.interchange.listing_files import put_whole


def save(known: dict[str, Any], path: Path) -> Path:
    """Write it, indented, letters of every script as themselves; the path. Raises FileNotWritten."""
    put_whole(path, lambda: json.dumps(known, ensure_ascii=False, indent=2).encode())
    return path
