"""The one library all template tags of the design language register with."""

from django.template import Library

register = Library()
