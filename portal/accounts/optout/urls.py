"""The address at the foot of reminders."""

from django.urls import path

from portal.accounts.optout import views

app_name = "optout"
urlpatterns = [path("<str:token>/", views.end, name="end")]
