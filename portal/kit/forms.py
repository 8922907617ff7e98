"""Every Django form looks like Cairn without being told: settings point FORM_RENDERER here."""

from django.forms.renderers import TemplatesSetting


class CairnRenderer(TemplatesSetting):
    """Forms and fields through the house's templates; needs the app "django.forms"."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
