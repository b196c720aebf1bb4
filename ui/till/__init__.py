"""The till: opened with a float, counted blind at the close, and its X and Z reports."""
