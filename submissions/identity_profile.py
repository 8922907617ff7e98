"""What is known of an author, for the identity scan."""

from dataclasses import dataclass


@dataclass(frozen=True)
class IdentityProfile:
    """What is known of an author; each field is any number of strings."""

    given_names: tuple[str, ...] = ()
    family_names: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    locals: tuple[str, ...] = ()
    cohorts: tuple[str, ...] = ()
