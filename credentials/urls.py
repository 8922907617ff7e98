"""Addresses of the catalogue's own pages."""

from django.urls import path

from credentials import views
from credentials.links import views as links

app_name = "credentials"
urlpatterns = [
    path("credentials/<slug:slug>.pdf", views.pdf, name="pdf"),
    path("issuers/<slug:slug>/", views.issuer, name="issuer"),
    path("issuers/<slug:slug>/links/", links.report, name="links"),
]
