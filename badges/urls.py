"""Addresses of badges: the desk, one's own, and the public ones of `badges.addresses`."""

from django.urls import path

from badges.batching import views as batching
from badges.deciding import views as deciding
from badges.earning import views as earning
from badges.earning.choosing import views as choosing
from badges.earning.profile import views as profile
from badges.earning.reissuing import views as reissuing
from badges.earning.sharing import views as sharing
from badges.earning.taking import views as taking
from badges.public import embedding, endorsing, vectors
from badges.public import views as public
from badges.signing import published
from badges.signing import views as signing
from badges.verifying import views as verifying

app_name = "badges"
urlpatterns = [
    path("decide/", deciding.desk, name="desk"),
    path("decide/batch/", batching.batch, name="batch"),
    path("decide/<str:desk_code>/", deciding.decide, name="decide"),
    path("decide/<str:desk_code>/<str:name>", deciding.file, name="decide_file"),
    path("my-badges/", earning.mine, name="mine"),
    path("my-badges/profile/", profile.mine, name="profile"),
    path("my-badges/badges.zip", taking.archive, name="archive"),
    path("my-badges/<uuid:uuid>/", earning.badge, name="badge"),
    path("my-badges/<uuid:uuid>/accept/", earning.accept, name="accept"),
    path("my-badges/<uuid:uuid>/decline/", earning.decline, name="decline"),
    path("my-badges/<uuid:uuid>/certificate.pdf", earning.certificate_pdf, name="certificate"),
    path("my-badges/<uuid:uuid>/choices/", choosing.choices, name="choices"),
    path("my-badges/<uuid:uuid>/share/", sharing.share, name="share"),
    path("my-badges/<uuid:uuid>/json/", sharing.data, name="data"),
    path("my-badges/<uuid:uuid>/reissue/", reissuing.reissue, name="reissue"),
    path("my-badges/<uuid:uuid>/hide/", choosing.hide, name="hide"),
    path("my-badges/<uuid:uuid>/show-again/", choosing.show_again, name="show_again"),
    path("badges/verify", verifying.verify, name="verify"),
    path("my-badges/<uuid:uuid>/sign/", signing.sign, name="sign"),
    path("my-badges/<uuid:uuid>/signed.jws", signing.signed_jws, name="signed_jws"),
    path("my-badges/<uuid:uuid>/signed.png", signing.signed_png, name="signed_png"),
    path("issuers/<slug:slug>/keys/", signing.keys, name="keys"),
    path("issuers/<slug:slug>/keys/<uuid:uuid>/", signing.retire, name="key_retire"),
    path("badges/keys/<uuid:uuid>", published.key, name="key"),
    path("badges/revocations/<slug:slug>", published.revocations, name="revocations"),
    path("badges/issuers/<slug:slug>", public.issuer, name="issuer"),
    path("badges/classes/<uuid:uuid>", public.badge_class, name="class"),
    path("badges/classes/<uuid:uuid>/criteria", public.criteria, name="criteria"),
    path("badges/classes/<uuid:uuid>/image", public.class_image, name="class_image"),
    path("badges/classes/<uuid:uuid>/image.svg", vectors.class_vector, name="class_vector"),
    path("badges/assertions/<uuid:uuid>", public.assertion, name="assertion"),
    path("badges/assertions/<uuid:uuid>/image", public.assertion_image, name="assertion_image"),
    path(
        "badges/assertions/<uuid:uuid>/image.svg",
        vectors.assertion_vector,
        name="assertion_vector",
    ),
    path("badges/assertions/<uuid:uuid>/evidence", public.evidence, name="evidence"),
    path("badges/assertions/<uuid:uuid>/embed", embedding.embed, name="embed"),
    path("badges/earners/<str:code>", profile.earner, name="earner"),
    path("badges/oembed", embedding.oembed, name="oembed"),
    path("badges/endorsers/<uuid:uuid>", endorsing.endorser, name="endorser"),
    path(
        "badges/endorsers/<uuid:uuid>/classes/<uuid:badge_class>",
        endorsing.endorsement,
        name="endorsement",
    ),
]
