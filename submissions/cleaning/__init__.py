"""Fail-closed cleaning of evidence files: a proven clean copy, or a refusal that says what to do.

Callers use `sandbox.clean` and `sandbox.read_text`; the rest runs inside the sealed subprocess.
"""
