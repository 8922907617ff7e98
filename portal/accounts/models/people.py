"""People."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.accounts.models.affiliates import Affiliate
from portal.kit import clock, codes
from portal.kit.vocabulary import Vocabulary, named


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
