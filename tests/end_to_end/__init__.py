"""From the installed command to the database and back."""
