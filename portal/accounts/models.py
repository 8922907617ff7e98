"""People, affiliates, and who has which role where."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.kit import clock, codes
from portal.kit.vocabulary import Vocabulary, named


class Affiliate(models.Model):
    """A national, state or local union, or a district; a tree.

    Its vocabulary, accent and date format dress the pages of its members (rows A5, D3).
    """

    class Level(models.TextChoices):
        NATIONAL = "national", _("National")
        STATE = "state", _("State")
        LOCAL = "local", _("Local")
        DISTRICT = "district", _("District")

    class Words(models.TextChoices):
        CREDENTIAL = "credential", _("micro-credential")
        CERTIFICATION = "certification", _("micro-certification")

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=40)
    level = models.CharField(max_length=10, choices=Level)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    time_zone = models.CharField(max_length=60, default="America/New_York")
    words = models.CharField(max_length=20, choices=Words, default=Words.CREDENTIAL)
    accent = models.CharField(max_length=7, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def vocabulary(self) -> Vocabulary:
        """The nouns this affiliate chose."""
        return named(self.words)


class UserManager(BaseUserManager["User"]):
    """People are found and made by mail address, which is kept in lower case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A new person; the address is lower-cased, the password hashed."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """The person with this address, whatever its case."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """A person. School, local and other names feed the identity scan of their own work."""

    code = models.CharField(max_length=40, unique=True, default=codes.long_code, editable=False)
    email = models.EmailField(_("email address"), unique=True)
    given_name = models.CharField(_("given name"), max_length=80, blank=True)
    family_name = models.CharField(_("family name"), max_length=80, blank=True)
    other_names = models.TextField(_("other names you go by"), blank=True)
    school = models.CharField(_("school"), max_length=160, blank=True)
    district = models.CharField(_("district"), max_length=160, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    handles = models.CharField(_("social media handles"), max_length=300, blank=True)
    member_number = models.CharField(_("member number"), max_length=40, blank=True)
    affiliate = models.ForeignKey(
        Affiliate, null=True, blank=True, on_delete=models.PROTECT, related_name="people"
    )
    time_zone = models.CharField(_("time zone"), max_length=60, default="America/New_York")
    language = models.CharField(_("language"), max_length=10, default="en")
    mail_optouts = models.JSONField(default=list, blank=True)
    is_site_manager = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=clock.now)
    erased_at = models.DateTimeField(null=True, blank=True)

    objects = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return self.full_name or self.email

    @property
    def full_name(self) -> str:
        """Given and family name, or an empty string."""
        return f"{self.given_name} {self.family_name}".strip()

    def get_full_name(self) -> str:
        """What allauth's mails greet with."""
        return self.full_name

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the person's own affiliate."""
        return self.affiliate.vocabulary if self.affiliate else named("credential")


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Sets of roles."""

    def live(self) -> "MembershipQuerySet":
        """Roles that have not ended."""
        return self.filter(ended_at=None)


class Membership(models.Model):
    """A role in an affiliate: granted by someone at a time, ended by someone at a time."""

    class Role(models.TextChoices):
        MEMBER = "member", _("Member")
        STAFF = "staff", _("Affiliate staff")
        POINT_PERSON = "point_person", _("Point person")

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    affiliate = models.ForeignKey(Affiliate, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role)
    granted_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    granted_at = models.DateTimeField(default=clock.now)
    ended_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "affiliate", "role"],
                condition=Q(ended_at=None),
                name="membership_once",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="membership_end_paired",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.role} {self.affiliate}"


class Invitation(models.Model):
    """An invitation by mail to a role somewhere; the roof grants it when accepted.

    `scope` says which room grants it (affiliate, issuer, assessor, cohort), `target` is that
    thing's public slug or code, `role` the role in the room's own words.
    """

    code = models.CharField(max_length=40, unique=True, default=codes.long_code)
    email = models.EmailField()
    scope = models.CharField(max_length=20)
    target = models.CharField(max_length=60)
    role = models.CharField(max_length=20)
    label = models.CharField(max_length=200)
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="invitations_sent")
    invited_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    accepted_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="invitations_accepted"
    )
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at=None, accepted_by=None)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
                name="invitation_acceptance_paired",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email}: {self.label}"

    @property
    def is_open(self) -> bool:
        """It can still be accepted."""
        return not self.accepted_at and not self.withdrawn_at and self.expires_at > clock.now()
