"""Pages for trying the portal out: only with DEBUG, only on loopback."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
