"""Addresses of the cohorts, under cohorts/."""

from django.urls import path

from plc.cohorts import views as cohorts
from plc.inviting import views as inviting
from plc.leaving import views as leaving
from plc.mailing import views as mailing

app_name = "plc"
urlpatterns = [
    path("", cohorts.mine, name="list"),
    path("new/", cohorts.create, name="create"),
    path("<str:code>/", cohorts.cohort, name="cohort"),
    path("<str:code>/invite/", inviting.invite, name="invite"),
    path("<str:code>/import/", inviting.import_list, name="import"),
    path("<str:code>/mail/", mailing.mail, name="mail"),
    path("<str:code>/leave/", leaving.leave, name="leave"),
    path("<str:code>/members/<str:person>/note/", mailing.note, name="note"),
    path("<str:code>/members/<str:person>/remove/", leaving.leave, name="remove"),
]
