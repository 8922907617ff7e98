"""What an assessor has arranged for themselves: keys, and comments to use again."""

from django.conf import settings
from django.db import models


class OwnDesk(models.Model):
    """One row a person, so that the review page asks for it once.

    `keys` holds only what differs from the usual keys, by act. `phrases` are comments kept to be
    used again, the newest first: {code, credential, criterion, text}.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="review_desk"
    )
    single_keys = models.BooleanField(default=False)
    help_key = models.BooleanField(default=True)
    keys = models.JSONField(default=dict)
    phrases = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"desk of {self.user_id}"
