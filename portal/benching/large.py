"""Settings of the server that takes a file of any size: the portal's, without limits of size."""

from portal.settings import *  # noqa: F403 - all but what is named below is the portal's

EVIDENCE_MAX_BYTES = 1 << 40
UPLOAD_BYTES_PER_PERSON = 1 << 41
