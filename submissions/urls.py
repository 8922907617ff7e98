"""Addresses of the educator's work, under work/."""

from django.urls import path

from submissions.enrolling import views as enrolling

app_name = "submissions"
urlpatterns = [
    path("", enrolling.mine, name="list"),
    path("<str:code>/", enrolling.requirements_page, name="requirements"),
    path("<str:code>/agreement/", enrolling.agree, name="agreement"),
    path("<str:code>/withdraw/", enrolling.withdraw, name="withdraw"),
    path("<str:code>/restart/", enrolling.restart, name="restart"),
    path("<str:code>/extend/", enrolling.extend, name="extend"),
]
