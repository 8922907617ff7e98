"""Addresses of the reports, under reports/."""

from django.urls import path

from portal.reports import views

app_name = "reports"
urlpatterns = [
    path("enrollment/", views.enrollment, name="enrollment"),
    path("enrollment.csv", views.enrollment_csv, name="enrollment_csv"),
]
