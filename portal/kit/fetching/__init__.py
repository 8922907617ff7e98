"""Asking the wide world on behalf of somebody, without becoming a way into one's own network.

`guard` says which addresses may be asked, `connection` connects to the very address that was looked
at, `getting` reads what stands there within limits. Whoever asks anything outside asks here.
"""
