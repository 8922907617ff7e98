"""The form of an issuer's profile; each thing verifiers would refuse is said beside its field."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from badges.introducing import actions
from badges.openbadges.rules import TELEPHONE
from credentials.models import Issuer


class ProfileForm(forms.ModelForm):
    """Name, address of the web, mail, telephone, motto and description."""

    url = forms.URLField(label=gettext_lazy("Web address"), assume_scheme="https")
    telephone = forms.CharField(
        label=gettext_lazy("Telephone"),
        help_text=gettext_lazy("With the code of the country, such as +1 617 555 1212."),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )

    class Meta:
        model = Issuer
        fields = actions.FIELDS
        labels = {
            "name": gettext_lazy("Name"),
            "email": gettext_lazy("Mail address for questions about badges"),
            "tagline": gettext_lazy("Motto"),
            "description": gettext_lazy("About it"),
        }
        widgets = {"description": forms.Textarea(attrs={"rows": 4})}

    def clean_telephone(self) -> str:
        """As verifiers read it (E.164): a plus and digits; what people put between them goes."""
        given = self.cleaned_data["telephone"]
        plain = given.translate(str.maketrans("", "", " ()-./\u00a0"))
        if plain and not TELEPHONE.fullmatch(plain):
            raise forms.ValidationError(
                _("Begin with + and the code of the country; then digits, 15 at most.")
            )
        return plain

    def _post_clean(self) -> None:
        """Once the fields are good, read the profile that would come of them as a verifier does."""
        super()._post_clean()
        if self.errors:
            return
        for problem in actions.problems(self.instance):
            field = problem.removeprefix("Issuer: ").partition(" ")[0]
            said = _("Verifiers would refuse this: %(what)s") % {"what": problem}
            self.add_error(field if field in self.fields else None, said)
