"""The assessors' pages, below /review/."""

from django.urls import path

from reviews.agreeing import views as agreeing
from reviews.claiming import views as claiming
from reviews.preferences import views as preferences
from reviews.recognizing import views as recognizing
from reviews.scoring import views as scoring

app_name = "reviews"
urlpatterns = [
    path("", claiming.queue, name="queue"),
    path("claim/", claiming.claim, name="claim"),
    path("mine/", claiming.mine, name="mine"),
    path("agreement/", agreeing.agree, name="agreement"),
    path("preferences/", preferences.preferences, name="preferences"),
    path("recognized/", recognizing.recognized, name="recognized"),
    path("<str:code>/", scoring.assess, name="assess"),
    path("<str:code>/save/", scoring.save, name="save"),
    path("<str:code>/submit/", scoring.submit, name="submit"),
    path("<str:code>/give-back/", claiming.decline, name="decline"),
    path("<str:code>/release/", claiming.release, name="release"),
    path("<str:code>/files/<str:name>", scoring.file, name="file"),
]
