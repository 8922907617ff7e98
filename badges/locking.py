"""Keeping an award where it stands while something is decided about it."""

from django.db.models import QuerySet

from badges.models import Award

# What may change while somebody looks at a badge: never what it says.
STANDING = (
    *("issued_at", "opened_at", "accepted_at", "declined_at"),
    *("revoked_at", "revocation_code", "succeeded_at"),
)


def lock(award: Award) -> None:
    """Keep where the award stands until the transaction ends, and read where that is now.

    Whoever takes it back, writes it anew, answers it or shows it calls this before asking the
    policy: of two at the same moment the second sees what the first has done. On SQLite the
    transaction itself keeps other writers out. Must be called in a transaction.
    """
    rows = Award.objects.select_for_update(of=("self",), no_key=True)
    for name, value in rows.values(*STANDING).get(pk=award.pk).items():
        setattr(award, name, value)


def keep(awards: QuerySet[Award]) -> None:
    """Keep these as they are, for who reads them afterwards. Must be called in a transaction."""
    rows = awards.select_for_update(of=("self",), no_key=True)
    list(rows.order_by("pk").values_list("pk", flat=True))
