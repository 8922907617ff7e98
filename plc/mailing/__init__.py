"""Mails to the members of a cohort, and a note to one of them."""
