"""The form that invites."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.accounts.inviting import actions, policy
from portal.accounts.models import Invitation, User
from portal.people.places import Place
from portal.people.scopes import SCOPES

MEANINGS = {
    "affiliate": _(
        "Staff see enrollment and status of everyone here and below, and invite others. "
        "A point person sees them and invites nobody."
    ),
    "issuer": _(
        "An approver decides on recommendations. An assessor scores without knowing whose work it "
        "is. A manager looks after these roles."
    ),
    "site": _("A site manager makes affiliates and issuers and looks after all roles."),
}


class InviteForm(forms.Form):
    """An address and a role of one place."""

    email = forms.EmailField(label=_("Email address"))
    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, place: Place, by: User, **options: Any) -> None:
        super().__init__(*args, **options)
        self.place, self.by = place, by
        self.fields["role"].choices = place.roles
        self.fields["role"].help_text = MEANINGS[place.kind]
        if len(place.roles) == 1:
            self.fields["role"].initial = place.roles[0][0]

    def clean_email(self) -> str:
        """Raises ValidationError for an address of the inviter's own."""
        email: str = self.cleaned_data["email"]
        verdict = policy.not_own_address(self.by, email)
        if not verdict:
            raise forms.ValidationError(verdict.reason)
        return email

    def send(self) -> Invitation:
        """Invite. Raises Refused when the inviter may not grant the role."""
        role, place, by = self.cleaned_data["role"], self.place, self.by
        scope = place.scope(role)
        SCOPES[scope].may_invite(by, place.thing, role).require()
        email, words = self.cleaned_data["email"], place.words
        return actions.invite(email, scope, place.slug, role, place.own_name, words=words, by=by)
