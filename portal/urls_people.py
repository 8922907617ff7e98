"""Everything under people/: one's own pages, one's own data, and roles across the floors."""

from django.urls import path

from portal import desks
from portal.accounts import urls
from portal.accounts.views import profile
from portal.views import erasures, holds, own_data, people, places

app_name = urls.app_name
urlpatterns = [
    path("me/", profile, {"may_move": desks.may_move}, name="profile"),
    *urls.urlpatterns,
    path("me/data/", own_data.page, name="data"),
    path("me/data/export/", own_data.export, name="export"),
    path("me/data/erase/", own_data.ask, name="erase"),
    path("me/data/erase/cancel/", own_data.cancel, name="erase_cancel"),
    path("", people.overview, name="people"),
    path("erasures/", erasures.listing, name="erasures"),
    path("holds/", holds.page, name="holds"),
    path("affiliates/new/", places.affiliate, name="affiliate_new"),
    path("affiliates/<slug:slug>/change/", places.affiliate, name="affiliate_change"),
    path("issuers/new/", places.issuer, name="issuer_new"),
    path("issuers/<slug:slug>/change/", places.issuer, name="issuer_change"),
    path("invitations/<str:handle>/resend/", people.resend, name="invitation_resend"),
    path("invitations/<str:handle>/withdraw/", people.withdraw, name="invitation_withdraw"),
    path("at/<slug:kind>/<slug:slug>/", people.place, name="place"),
    path("at/<slug:kind>/<slug:slug>/invite/", people.invite, name="invite"),
    path(
        "at/<slug:kind>/<slug:slug>/<str:code>/<slug:role>/end/",
        people.end_role,
        name="end_role",
    ),
]
