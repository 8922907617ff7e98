"""The affiliates and issuers of the cast."""

from credentials.models import Issuer
from portal.accounts.models import Affiliate

AFFILIATES = [
    # slug, name, short name, level, parent, time zone, words
    (
        "nea",
        "National Education Association",
        "NEA",
        "national",
        None,
        "America/New_York",
        "credential",
    ),
    (
        "cta",
        "California Teachers Association",
        "CTA",
        "state",
        "nea",
        "America/Los_Angeles",
        "certification",
    ),
    (
        "kea",
        "Kentucky Education Association",
        "KEA",
        "state",
        "nea",
        "America/Kentucky/Louisville",
        "credential",
    ),
    (
        "fresno",
        "Fresno Teachers Association",
        "Fresno",
        "local",
        "cta",
        "America/Los_Angeles",
        "certification",
    ),
    (
        "oakland",
        "Oakland Education Association",
        "Oakland",
        "local",
        "cta",
        "America/Los_Angeles",
        "certification",
    ),
    (
        "jefferson",
        "Jefferson County Teachers Association",
        "Jefferson",
        "local",
        "kea",
        "America/Kentucky/Louisville",
        "credential",
    ),
]


def make_affiliates() -> dict[str, Affiliate]:
    """The affiliates by slug; existing ones are kept."""
    made: dict[str, Affiliate] = {}
    for slug, name, short, level, parent, zone, words in AFFILIATES:
        made[slug], _new = Affiliate.objects.get_or_create(
            slug=slug,
            defaults={
                "name": name,
                "short_name": short,
                "level": level,
                "time_zone": zone,
                "words": words,
                "parent": made.get(parent or ""),
            },
        )
    return made


def make_issuers() -> dict[str, Issuer]:
    """The two issuers by slug; the catalogue's own data wins where it is loaded first."""
    rows = [
        ("nea", "National Education Association", "Great Public Schools for Every Student"),
        ("digital-promise", "Digital Promise", ""),
    ]
    return {
        slug: Issuer.objects.get_or_create(
            slug=slug,
            defaults={
                "name": name,
                "tagline": tagline,
                "url": f"https://{slug}.example",
                "email": f"badges@{slug}.example",
            },
        )[0]
        for slug, name, tagline in rows
    }
