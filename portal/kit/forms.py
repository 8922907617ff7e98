"""The renderer that gives every form the portal's look."""

from django.forms.renderers import TemplatesSetting


class CairnRenderer(TemplatesSetting):
    """Forms are drawn with the portal's own templates."""
