"""What the identity check found in a long text, by hashes alone."""

from django.db import models

from portal.kit import clock


class KeptScan(models.Model):
    """Places and kinds of findings; `key` is of the text, the profile and the rules together."""

    key = models.CharField(max_length=64, primary_key=True)
    hits = models.JSONField(default=list)
    at = models.DateTimeField(default=clock.now, db_index=True)

    def __str__(self) -> str:
        return self.key[:12]
