"""Plumbing rows that know no domain: outbox, mail, audit, saved text."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.kit import clock, codes


class Outbox(models.Model):
    """Something others must hear of, written in the transaction that made it true.

    `topic` names it, `key` makes it unique, `payload` holds ids only. The relay
    (portal.kit.relay) hands it to the task that portal.routes names, until it is done.
    """

    topic = models.CharField(max_length=60)
    key = models.CharField(max_length=200, unique=True)
    payload = models.JSONField(default=dict)
    attempts = models.PositiveIntegerField(default=0)
    not_before = models.DateTimeField(default=clock.now)
    created_at = models.DateTimeField(default=clock.now)
    done_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["not_before"], name="outbox_waiting", condition=models.Q(done_at=None)
            )
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.key}"


class Message(models.Model):
    """One mail, exactly as it was (or will be) sent. Unique per reason."""

    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=60)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    to = models.EmailField()
    subject = models.CharField(max_length=300)
    text = models.TextField()
    html = models.TextField(blank=True)
    optout = models.CharField(max_length=400, blank=True, default="")
    code = models.CharField(max_length=40, unique=True, default=codes.long_code)
    created_at = models.DateTimeField(default=clock.now)
    sending_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.kind} to {self.to}"

    @property
    def message_id(self) -> str:
        """The stable Message-ID; a mail repeated after a crash carries the same one."""
        return f"<{self.code}@{settings.MAIL_DOMAIN}>"

    @property
    def headers(self) -> dict[str, str]:
        """The Message-ID, and the way out that a mail program shows as its own button.

        Source: RFC 2369 and RFC 8058 (one click, a POST without a session).
        """
        headers = {"Message-ID": self.message_id}
        if self.optout:
            headers["List-Unsubscribe"] = f"<{self.optout}>"
            headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        return headers


class AuditEntry(models.Model):
    """Who did what to which thing, append-only."""

    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    verb = models.CharField(max_length=60)
    thing = models.CharField(max_length=120, db_index=True)
    detail = models.JSONField(default=dict)

    class Meta:
        verbose_name_plural = _("audit entries")

    def __str__(self) -> str:
        return f"{self.verb} {self.thing}"


class Rescue(models.Model):
    """Text saved from a POST that was refused (log-in expired, token changed)."""

    code = models.CharField(max_length=40, unique=True, default=codes.long_code)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="rescues"
    )
    thing = models.CharField(max_length=200)
    path = models.CharField(max_length=300)
    fields = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=clock.now)
    taken_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.thing} of {self.created_at:%Y-%m-%d %H:%M}"


class UsedKey(models.Model):
    """An idempotency key of a form that creates; a second use is the same request again."""

    key = models.CharField(max_length=80, unique=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    result = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return self.key


class Purging(models.Model):
    """While a row stands here, frozen rows may change; see portal.kit.purge."""

    reason = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.reason
