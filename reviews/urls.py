"""The assessors' pages, below /review/; and the reports that officers and leads answer."""

from django.urls import path

from reviews.agreeing import views as agreeing
from reviews.claiming import views as claiming
from reviews.desk import views as desk
from reviews.handing_in import views as handing_in
from reviews.preferences import views as preferences
from reviews.recognizing import views as recognizing
from reviews.reporting import views as reporting
from reviews.scoring import views as scoring

app_name = "reviews"
urlpatterns = [
    path("", claiming.queue, name="queue"),
    path("claim/", claiming.claim, name="claim"),
    path("mine/", claiming.mine, name="mine"),
    path("keys/", desk.arrange, name="keys"),
    path("reports/", reporting.reports, name="reports"),
    path("reports/<str:code>/", reporting.case, name="report_case"),
    path("reports/<str:code>/files/<str:name>", reporting.file, name="report_file"),
    path("agreement/", agreeing.agree, name="agreement"),
    path("preferences/", preferences.preferences, name="preferences"),
    path("recognized/", recognizing.recognized, name="recognized"),
    path("<str:code>/", scoring.assess, name="assess"),
    path("<str:code>/save/", handing_in.save, name="save"),
    path("<str:code>/submit/", handing_in.submit, name="submit"),
    path("<str:code>/report/", reporting.report, name="report"),
    path("<str:code>/give-back/", claiming.decline, name="decline"),
    path("<str:code>/release/", claiming.release, name="release"),
    path("<str:code>/files/<str:name>", scoring.file, name="file"),
]
