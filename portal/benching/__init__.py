"""`manage.py bench`: how fast the pages and an award are, each beside its floor in one run.

A floor is the least that this stack needs for the same kind of answer: a plain table rendered by
Django, one row as JSON, one INSERT. Milliseconds say something about a machine; the ratio of the
two says something about the portal. docs/reference/performance.md tells how to read the table.
"""
