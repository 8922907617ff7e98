"""What an award renewed, and what renewed it; `JOINED` are selected."""

from badges.models import Award, Succession

JOINED = ("follows__old", "followed_by__new")


def before(award: Award) -> Award | None:
    """The award that this one renews."""
    link: Succession | None = getattr(award, "follows", None)
    return link.old if link and link.kind == Succession.Kind.RENEWAL else None


def after(award: Award) -> Award | None:
    """The award that has renewed this one, once it is issued."""
    link: Succession | None = getattr(award, "followed_by", None)
    if link is None or link.kind != Succession.Kind.RENEWAL or link.new.issued_at is None:
        return None
    return link.new
