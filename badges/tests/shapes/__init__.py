"""Every shape in which we issue badges, and every way of breaking each: one table.

`world` issues the badges by calling the actions and keeps what the public addresses answer;
`badge` is one of them, in one shape, on a server that a test may spoil; `breakages` spoil it;
`table` says which shapes there are and which breakages each is put through. The tests of our own
`/badges/verify` and those of the official validator go through the same table.
"""
