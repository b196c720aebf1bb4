"""Files that ship with the program: themes, icons, fonts, translations and the demo catalogue."""
