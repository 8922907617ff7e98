"""Pages about oneself, under people/. Those that mix floors are added in portal.urls_people."""

from django.urls import path

from portal.accounts import views

app_name = "accounts"
urlpatterns = [
    path("me/confirm/", views.confirm, name="confirm"),
]
