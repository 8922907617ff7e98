"""Addresses of the openings, under identities/."""

from django.urls import path

from portal.unblinding import views

app_name = "identities"
urlpatterns = [
    path("", views.listing, name="list"),
    path("ask/", views.ask, name="ask"),
    path("<str:code>/", views.one, name="one"),
]
