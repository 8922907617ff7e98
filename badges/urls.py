"""Addresses of badges: the desk, one's own, and the public ones of `badges.addresses`."""

from django.urls import path

from badges.batching import views as batching
from badges.deciding import views as deciding
from badges.earning import views as earning
from badges.public import views as public
from badges.renewing import views as renewing

app_name = "badges"
urlpatterns = [
    path("decide/", deciding.desk, name="desk"),
    path("decide/batch/", batching.batch, name="batch"),
    path("decide/<str:desk_code>/", deciding.decide, name="decide"),
    path("decide/<str:desk_code>/<str:name>", deciding.file, name="decide_file"),
    path("my-badges/", earning.mine, name="mine"),
    path("my-badges/<uuid:uuid>/", earning.badge, name="badge"),
    path("my-badges/<uuid:uuid>/accept/", earning.accept, name="accept"),
    path("my-badges/<uuid:uuid>/decline/", earning.decline, name="decline"),
    path("my-badges/<uuid:uuid>/renew/", renewing.renew, name="renew"),
    path("my-badges/<uuid:uuid>/certificate.pdf", earning.certificate_pdf, name="certificate"),
    path("badges/issuers/<slug:slug>", public.issuer, name="issuer"),
    path("badges/classes/<uuid:uuid>", public.badge_class, name="class"),
    path("badges/classes/<uuid:uuid>/criteria", public.criteria, name="criteria"),
    path("badges/classes/<uuid:uuid>/image", public.class_image, name="class_image"),
    path("badges/assertions/<uuid:uuid>", public.assertion, name="assertion"),
    path("badges/assertions/<uuid:uuid>/image", public.assertion_image, name="assertion_image"),
]
