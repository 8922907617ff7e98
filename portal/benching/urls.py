"""Addresses of the floors; mounted by portal.benching.settings alone, never by the portal."""

from django.urls import path

from portal.benching import floors

urlpatterns = [
    path("table/<int:rows>/", floors.table),
    path("json/<uuid:uuid>/", floors.one_row),
]
