"""Pictures that issuers upload for their badges, made harmless: a new file or a refusal.

Callers use `sandbox.sanitised`; the rest runs inside the sealed subprocess. A drawing is built
anew from what is allowed, a photograph from its pixels, and a second reader looks at the result.
"""
