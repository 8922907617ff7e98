"""The site map. Pages that mix floors are composed in portal.views."""

from django.conf import settings
from django.urls import include, path

from portal.kit import patterns
from portal.views import front

urlpatterns = [
    path("", front.home, name="home"),
    path("accounts/", include("allauth.urls")),
]

if settings.DEBUG:
    urlpatterns += [
        path("dev/", include("portal.urls_dev")),
        path("patterns/", patterns.page, name="patterns"),
    ]
