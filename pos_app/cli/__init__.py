"""`tappass-admin`: the shop's services without a window.

Exit status: 0 success, 1 "found something" or refused, 2 misuse. What is refused is one sentence on stderr.
"""

from pos_app.cli.program import main

__all__ = ["main"]
