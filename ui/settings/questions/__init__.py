"""Every setting of the shop with its help, in one place: a file for each page.

Type, default and limits come from the domain, which enforces them; name and help stand beside them here and nowhere
else. A setting without words, and words without a setting, fail a test.
"""
