"""Ways to show a public badge elsewhere: addresses and texts, ready to use (row F6)."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django.utils.translation import gettext as _

from badges.public import embedding
from badges.public.showing import AwardPage

LINKEDIN = "https://www.linkedin.com/profile/add"


@dataclass(frozen=True, slots=True)
class Ways:
    """The link itself, and what other programs take."""

    link: str
    linkedin: str
    embed: str
    mail: str


def of(page: AwardPage) -> Ways:
    """How to share one public badge."""
    return Ways(page.address, _linkedin(page), embedding.code(page), _mail(page))


def _linkedin(page: AwardPage) -> str:
    """Their form for adding a certification, filled in; certId is what verifiers know it by."""
    fields = {
        "startTask": "CERTIFICATION_NAME",
        "name": page.about.title,
        "organizationName": page.about.issuer,
        "issueYear": page.awarded_on.year,
        "issueMonth": page.awarded_on.month,
        "certId": page.address.rpartition("/")[2],
        "certUrl": page.address,
    }
    if page.expires_at:
        fields["expirationYear"] = page.expires_at.year
        fields["expirationMonth"] = page.expires_at.month
    return f"{LINKEDIN}?{urlencode(fields)}"


def _mail(page: AwardPage) -> str:
    words = {"title": page.about.title, "issuer": page.about.issuer, "address": page.address}
    subject = _("A badge I earned: %(title)s") % words
    text = _(
        "I earned the badge “%(title)s” from %(issuer)s. Have a look and check it here:"
        "\n%(address)s"
    )
    return f"mailto:?subject={quote(subject)}&body={quote(text % words)}"
