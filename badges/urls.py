"""Addresses of badges: the desk, one's own, and the public ones of `badges.addresses`."""

from django.urls import path

from badges.batching import views as batching
from badges.console import views as console
from badges.deciding import views as deciding
from badges.designing import views as designing
from badges.earning import views as earning
from badges.earning.choosing import views as choosing
from badges.earning.profile import views as profile
from badges.earning.reissuing import views as reissuing
from badges.earning.sharing import views as sharing
from badges.earning.taking import views as taking
from badges.endorsing import views as endorsing
from badges.introducing import views as introducing
from badges.public import embedding, vectors
from badges.public import views as public
from badges.reminding import views as reminding
from badges.renewing import views as renewing
from badges.revoking import views as revoking
from badges.signing import published
from badges.signing import views as signing
from badges.verifying import views as verifying

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
    path("issuers/<slug:slug>/console/designs/", designing.listing, name="designs"),
    path("issuers/<slug:slug>/console/designs/<uuid:uuid>/", designing.look, name="design_look"),
    path(
        "issuers/<slug:slug>/console/designs/<uuid:uuid>/picture",
        designing.picture,
        name="design_picture",
    ),
    path(
        "issuers/<slug:slug>/console/designs/<str:kind>/<slug:thing>/",
        designing.one,
        name="design",
    ),
    path(
        "issuers/<slug:slug>/console/designs/<str:kind>/<slug:thing>/drawn.svg",
        designing.drawn,
        name="design_drawn",
    ),
    path(
        "issuers/<slug:slug>/console/designs/<str:kind>/<slug:thing>/back/",
        designing.go_back,
        name="design_back",
    ),
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
    path(
        "badges/endorsements/<uuid:uuid>/classes/<uuid:badge_class>",
        endorsing.of_class,
        name="class_endorsement",
    ),
    path("my-badges/revocations/<str:code>/", revoking.reply, name="revocation_reply"),
    path("my-badges/", earning.mine, name="mine"),
    path("my-badges/profile/", profile.mine, name="profile"),
    path("my-badges/badges.zip", taking.archive, name="archive"),
    path("my-badges/<uuid:uuid>/", earning.badge, name="badge"),
    path("my-badges/<uuid:uuid>/accept/", earning.accept, name="accept"),
    path("my-badges/<uuid:uuid>/decline/", earning.decline, name="decline"),
    path("my-badges/<uuid:uuid>/renew/", renewing.renew, name="renew"),
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
    path("badges/revocations/<slug:slug>", published.revocations, name="revocation_list"),
    path("badges/issuers/<slug:slug>", public.issuer, name="issuer"),
    path("badges/issuers/<slug:slug>/image", public.issuer_image, name="issuer_image"),
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
]
