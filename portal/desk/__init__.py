"""The desk: a signed-in person's home, one section for each of their roles, the urgent first.

Each module reads its own app's questions and makes a `Section` of plain words; nothing is joined
across them, so no section knows more than the page of its room (docs/explanation/double-blind.md).
"""
