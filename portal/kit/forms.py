"""Every Django form looks like Cairn without being told: settings point FORM_RENDERER here."""

from django.forms.renderers import TemplatesSetting


class CairnRenderer(TemplatesSetting):
    """Forms and fields through the templates of the house; needs "django.forms" among the installed apps."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
