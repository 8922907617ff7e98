"""The form of one's own details, each with the reason why it is asked."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from portal.accounts import optouts, queries
from portal.accounts.fields import TimeZoneField
from portal.accounts.models import User
from portal.accounts.registering import actions
from portal.accounts.registering.forms import WhoForm
from portal.kit.verdict import Verdict


class ProfileForm(WhoForm):
    """One's own details, each with the reason why it is asked."""

    handles = forms.CharField(
        label=_("Social media handles"),
        max_length=300,
        required=False,
        help_text=_("So that we can warn you when a picture or text shows one."),
    )
    phone = forms.CharField(
        label=_("Phone"),
        max_length=40,
        required=False,
        help_text=_("Only for the same warning; nobody calls you."),
        widget=forms.TextInput(attrs={"class": "medium", "type": "tel", "autocomplete": "tel"}),
    )
    time_zone = TimeZoneField(_("Due dates and mails are shown in it."))
    language = forms.ChoiceField(
        label=_("Language"),
        choices=settings.LANGUAGES,
        widget=forms.Select(attrs={"class": "medium"}),
    )
    mails = forms.MultipleChoiceField(
        label=_("Mails that are not about your own deadlines"),
        required=False,
        help_text=_("Those about your own work and its dates always come."),
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = [
        "given_name", "family_name", "other_names", "handles", "phone", "school", "district",
        "affiliate", "member_number", "time_zone", "language", "mails",
    ]  # fmt: skip

    def __init__(self, *args: Any, user: User, may_move: Verdict, **options: Any) -> None:
        start = {name: getattr(user, name) for name in actions.DETAILS}
        start["affiliate"] = user.affiliate.slug if user.affiliate else ""
        mails = optouts.choices(user, queries.mails_had(user))
        start["mails"] = [name for name, _label in mails if optouts.wants(user, name)]
        super().__init__(*args, initial=start, **options)
        self.user = user
        self.fields["mails"].choices = mails
        if not may_move:
            self._hold_affiliate(may_move.reason)

    def _hold_affiliate(self, why: str) -> None:
        """Show the affiliate as it is; what is posted for it counts for nothing."""
        field, home = self.fields["affiliate"], self.user.affiliate
        field.disabled, field.help_text = True, why
        field.choices = [(home.slug, home.name)] if home else [("", _("None"))]

    def save(self) -> None:
        """Store what changed."""
        details = dict(self.cleaned_data)
        wanted = details.pop("mails")
        offered = [name for name, _label in self.fields["mails"].choices]
        details["mail_optouts"] = [name for name in offered if name not in wanted]
        actions.change(self.user, details)
