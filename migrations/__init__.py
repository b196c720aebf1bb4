"""The chain of revisions, shipped inside the wheel. A released one is frozen, and imports nothing of `pos_app`.

The modules beside `versions/` belong to the revision that their docstring names, and are as frozen as it is.
"""
