"""The site map. Pages that mix floors are composed in portal.views."""

from django.conf import settings
from django.urls import include, path

from portal.feedback import views as feedback
from portal.kit import patterns
from portal.views import (
    desk,
    due_dates,
    front,
    health,
    invitations,
    language,
    start,
)
from portal.views.catalogue import one, search, stacks

urlpatterns = [
    path("", front.home, name="home"),
    path("about/", front.about, name="about"),
    path("desk/", desk.desk, name="desk"),
    path("due-dates/", due_dates.listing, name="due_dates"),
    path("health/", health.health, name="health"),
    path("language/", language.language, name="language"),
    path("stacks/", stacks.stacks, name="stacks"),
    path("stacks/<slug:slug>/", stacks.stack, name="stack"),
    path("search/", search.search, name="search"),
    path("credentials/<slug:slug>/", one.credential, name="credential"),
    path("start/<slug:slug>/", start.start, name="start"),
    path("work/<str:code>/feedback/", feedback.page, name="feedback"),
    path("work/", include("submissions.urls")),
    path("help/", include("portal.help.urls")),
    path("", include("credentials.urls")),
    path("review/", include("reviews.urls")),
    path("", include("badges.urls")),
    path("cohorts/", include("plc.urls")),
    path("reports/", include("portal.reports.urls")),
    path("identities/", include("portal.unblinding.urls")),
    path("mails/off/", include("portal.accounts.optout.urls")),
    path("accounts/", include("allauth.urls")),
    path("people/", include("portal.urls_people")),
    path("invitations/<str:code>/", invitations.invitation, name="invitation"),
]

if settings.TRYING_OUT:
    urlpatterns += [
        path("dev/", include("portal.urls_dev")),
        path("patterns/", patterns.page, name="patterns"),
    ]
