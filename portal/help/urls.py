"""Addresses under help/."""

from django.urls import path

from portal.help import views

app_name = "help"
urlpatterns = [
    path("", views.index, name="index"),
    path("ask/", views.ask, name="ask"),
    path("inbox/", views.inbox, name="inbox"),
    path("inbox/<str:code>/", views.answer, name="answer"),
]
