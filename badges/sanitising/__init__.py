"""Pictures that issuers upload for their badges, made harmless: a new file or a refusal.

Callers use `sandbox.ready`; the rest runs inside sealed subprocesses. A drawing is built
anew from what is allowed, a photograph from its pixels, and a second reader looks at the result.
"""
