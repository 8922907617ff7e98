"""The site map as it is while trying out, which tests switch off before it is read."""

from django.urls import include, path

from portal.urls import urlpatterns as _all

urlpatterns = [*_all, path("dev/", include("portal.urls_dev"))]
