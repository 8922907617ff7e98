"""Mails: rendered once in the reader's words, stored as rows, sent by the outbox."""

import datetime as dt
from typing import Any

import css_inline
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone, translation

from portal.kit import clock, direct, outbox, vocabulary
from portal.kit.models import Message, Outbox

SENDING_LEASE = dt.timedelta(minutes=5)


def post(kind: str, *, key: str, **details: Any) -> Message:
    """Render `emails/<kind>.{txt,html}` for one reader and queue it, once per `key`.

    `details` are those of `compose`. A mail that exists under the key is returned as it is.
    """
    known = Message.objects.filter(key=key).first()
    return known or queue(compose(kind, key=key, **details))


def compose(
    kind: str,
    *,
    to: str,
    key: str,
    context: dict[str, Any],
    recipient: Any = None,
    words: vocabulary.Vocabulary = vocabulary.DEFAULT,
    language: str = "en",
    zone: str = "UTC",
) -> Message:
    """The mail rendered, not yet stored.

    The first line of the text template is the subject. `context` must hold only what this
    reader may see; `words`, `language` and `zone` are the reader's own. Its `optout`, where there
    is one, is the address that ends this kind of mail (RFC 8058).
    """
    with vocabulary.speaking(words), translation.override(language), timezone.override(zone):
        values = {"title": "", **context, "vocab": words, "origin": settings.PUBLIC_ORIGIN}
        text = render_to_string(f"emails/{kind}.txt", values)
        subject, _, body = text.lstrip().partition("\n")
        values["subject"] = subject.strip()
        html = css_inline.inline(render_to_string(f"emails/{kind}.html", values))
    return Message(
        key=key,
        kind=kind,
        to=to,
        recipient=recipient,
        subject=subject.strip(),
        text=body.strip() + "\n",
        html=html,
        optout=context.get("optout", ""),
    )


def queue(message: Message, *others: Outbox) -> Message:
    """Store a composed mail once per key and put it, with `others`, into the outbox.

    Two statements, both or none: a mail that nobody was told to send would never leave. Where
    the key exists the earlier mail stays as it is.
    """
    with transaction.atomic(savepoint=False):
        direct.insert(message, on_conflict="key")
        outbox.put_all(outbox.entry("message.queued", message.key, message_id=message.pk), *others)
    return message


def send(message_id: int) -> None:
    """Send one stored mail unless it was sent; a crash may repeat it under the same id.

    Raises NotNow while another sender holds it: that one may be dead, so nothing is done yet.
    """
    now = clock.now()
    mine = Message.objects.filter(
        Q(sending_until=None) | Q(sending_until__lt=now), pk=message_id, sent_at=None
    ).update(sending_until=now + SENDING_LEASE)
    if not mine:
        if Message.objects.filter(pk=message_id, sent_at=None).exists():
            raise outbox.NotNow(f"mail {message_id} is being sent")
        return
    message = Message.objects.get(pk=message_id)
    mail = EmailMultiAlternatives(
        message.subject,
        message.text,
        settings.DEFAULT_FROM_EMAIL,
        [message.to],
        headers=message.headers,
    )
    if message.html:
        mail.attach_alternative(message.html, "text/html")
    mail.send()
    Message.objects.filter(pk=message_id).update(sent_at=clock.now(), sending_until=None)
