"""Is this badge real? Reading whatever a visitor brings, and checking it, ours or not.

`presented` reads what was pasted, linked or uploaded; `web` asks for documents within limits;
`examining` runs the checks of `hosted`, `signed`, `classes`, `people` and `dates` in order and
`results` says what they come to. Nothing is stored.
"""
