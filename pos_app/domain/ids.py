"""Identifiers for every row: cuid2, made by the client, so that a sale has its id before any database has seen it."""

from functools import cache
from hashlib import sha3_256
from itertools import count
from os import urandom
from time import time_ns

WALK_IN = "walk-in"
"""Id and phone number of the one reserved customer that sales without a phone belong to."""

_LETTERS = bytes(ord("a") + byte % 26 for byte in range(256))
_DIGITS = bytes(b"0123456789abcdefghijklmnopqrstuvwxyz"[byte % 36] for byte in range(256))
_counted = count(int.from_bytes(urandom(4), "big"))


def new_id() -> str:
    """A new 24-character id, unguessable and without meaning.

    Made as cuid2 makes them (a hash of the time, random salt, a counter and a fingerprint of this process, a letter
    first), but in 2 us where the package takes 35: a sale needs seven. The package makes the fingerprint.
    """
    salted = b"%d%b%d%b" % (time_ns(), urandom(16), next(_counted), _fingerprint())
    hashed = sha3_256(salted).digest()
    return (hashed[:1].translate(_LETTERS) + hashed[1:24].translate(_DIGITS)).decode()


@cache
def _fingerprint() -> bytes:
    from cuid2 import create_id  # noqa: PLC0415 (needed once, at the first sale)

    return create_id().encode()
