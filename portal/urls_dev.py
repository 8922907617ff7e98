"""Pages for trying the portal out: never in production, only on loopback."""

from django.urls import path

from portal.views import dev

urlpatterns = [
    path("mail/", dev.mails, name="dev_mails"),
    path("mail/<str:code>/", dev.mail, name="dev_mail"),
    path("mail/<str:code>/html/", dev.mail_html, name="dev_mail_html"),
    path("login/<slug:name>/", dev.demo_login, name="dev_login"),
]
