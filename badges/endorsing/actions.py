"""Recording what others say, and ending it. A changed word is another endorsement."""

from django.db import transaction
from django.utils.translation import gettext as _

from badges.endorsing import policy, queries, written
from badges.models import Endorsement
from badges.openbadges import checks
from credentials.models import Issuer
from portal.accounts.models import User
from portal.kit import audit, clock
from portal.kit.verdict import Refused


@transaction.atomic
def record(row: Endorsement, issuer: Issuer, *, by: User) -> Endorsement:
    """Store an endorsement of something of this issuer's; it is published from now on.

    Raises Refused for who does not manage the issuer, for what is another's, and for what
    verifiers would refuse.
    """
    policy.may_record(by, issuer).require()
    if queries.issuer_of(row) != issuer:
        raise Refused(_("This is not of your issuer."))
    wrong = checks.of_endorsement(written.endorsement(row), written.endorser(row))
    if wrong:
        raise Refused(" ".join(wrong))
    row.save(force_insert=True)
    audit.record("badges.endorse", f"endorsement:{row.uuid}", by=by, endorser=row.endorser)
    return row


@transaction.atomic
def end(row: Endorsement, *, by: User) -> None:
    """Show it no more; its address says that it is gone. Raises Refused."""
    policy.may_end(by, row, queries.issuer_of(row)).require()
    if Endorsement.objects.filter(pk=row.pk, ended_at=None).update(ended_at=clock.now()):
        audit.record("badges.endorse_end", f"endorsement:{row.uuid}", by=by)
