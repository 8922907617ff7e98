"""Addresses of badges: the desk, one's own, and the public ones of `badges.addresses`."""

from django.urls import path

from badges.batching import views as batching
from badges.console import views as console
from badges.deciding import views as deciding
from badges.earning import views as earning
from badges.endorsing import views as endorsing
from badges.introducing import views as introducing
from badges.public import views as public
from badges.reminding import views as reminding
from badges.revoking import views as revoking

app_name = "badges"
urlpatterns = [
    path("decide/", deciding.desk, name="desk"),
    path("decide/batch/", batching.batch, name="batch"),
    path("decide/<str:desk_code>/", deciding.decide, name="decide"),
    path("decide/<str:desk_code>/<str:name>", deciding.file, name="decide_file"),
    path("console/", console.consoles, name="consoles"),
    path("issuers/<slug:slug>/console/", console.console, name="console"),
    path("issuers/<slug:slug>/console/awards/", console.awards, name="console_awards"),
    path("issuers/<slug:slug>/console/awards.csv", console.awards_csv, name="console_awards_csv"),
    path("issuers/<slug:slug>/console/awards/<uuid:uuid>/", console.award, name="console_award"),
    path("issuers/<slug:slug>/console/awards/<uuid:uuid>/revoke/", revoking.ask, name="revoke"),
    path("issuers/<slug:slug>/console/revocations/", revoking.listing, name="revocations"),
    path("issuers/<slug:slug>/console/revocations/<str:code>/", revoking.one, name="revocation"),
    path("issuers/<slug:slug>/console/profile/", introducing.profile, name="console_profile"),
    path("issuers/<slug:slug>/console/awards/<uuid:uuid>/checks/", console.checks, name="checks"),
    path("issuers/<slug:slug>/console/unclaimed/", reminding.unclaimed, name="unclaimed"),
    path("issuers/<slug:slug>/console/endorsements/", endorsing.listing, name="endorsements"),
    path(
        "issuers/<slug:slug>/console/endorsements/new/",
        endorsing.record,
        name="endorsement_record",
    ),
    path(
        "issuers/<slug:slug>/console/endorsements/<uuid:uuid>/end/",
        endorsing.end,
        name="endorsement_end",
    ),
    path("badges/endorsements/<uuid:uuid>", endorsing.endorsement, name="endorsement"),
    path("badges/endorsements/<uuid:uuid>/endorser", endorsing.endorser, name="endorser"),
    path("my-badges/revocations/<str:code>/", revoking.reply, name="revocation_reply"),
    path("my-badges/", earning.mine, name="mine"),
    path("my-badges/<uuid:uuid>/", earning.badge, name="badge"),
    path("my-badges/<uuid:uuid>/accept/", earning.accept, name="accept"),
    path("my-badges/<uuid:uuid>/decline/", earning.decline, name="decline"),
    path("my-badges/<uuid:uuid>/certificate.pdf", earning.certificate_pdf, name="certificate"),
    path("badges/issuers/<slug:slug>", public.issuer, name="issuer"),
    path("badges/classes/<uuid:uuid>", public.badge_class, name="class"),
    path("badges/classes/<uuid:uuid>/criteria", public.criteria, name="criteria"),
    path("badges/classes/<uuid:uuid>/image", public.class_image, name="class_image"),
    path("badges/assertions/<uuid:uuid>", public.assertion, name="assertion"),
    path("badges/assertions/<uuid:uuid>/image", public.assertion_image, name="assertion_image"),
]
