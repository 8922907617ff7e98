"""Addresses of the educator's work, under work/."""

from django.urls import path

from submissions.agreeing import views as agreeing
from submissions.autosaving import views as autosaving
from submissions.consenting import views as consenting
from submissions.consenting.items import views as item_people
from submissions.enrolling import views as enrolling
from submissions.evidence.adding import views as adding
from submissions.evidence.changing import views as changing
from submissions.evidence.reading import views as reading
from submissions.extending import views as extending
from submissions.restarting import views as restarting
from submissions.submitting import views as submitting
from submissions.uploading import views as uploading
from submissions.uploading.watching import views as watching
from submissions.writing import views as writing

app_name = "submissions"
urlpatterns = [
    path("", enrolling.mine, name="list"),
    path("items/<str:item>/remove/", changing.remove, name="evidence_remove"),
    path("items/<str:item>/change/", changing.change, name="evidence_change"),
    path("items/<str:item>/people/", item_people.people, name="evidence_people"),
    path("uploads/<str:upload>/", uploading.upload, name="upload"),
    path("uploads/<str:upload>/cancel/", watching.cancel, name="upload_cancel"),
    path("<str:code>/parts/<int:number>/", writing.part, name="part"),
    path("<str:code>/parts/<int:number>/autosave/", autosaving.autosave, name="autosave"),
    path("<str:code>/parts/<int:number>/slots/<int:position>/", adding.add, name="evidence_add"),
    path(
        "<str:code>/parts/<int:number>/slots/<int:position>/uploads/",
        uploading.begin,
        name="uploads",
    ),
    path(
        "<str:code>/parts/<int:number>/slots/<int:position>/state/",
        watching.state,
        name="evidence_state",
    ),
    path("<str:code>/files/<str:name>", reading.file, name="evidence_file"),
    path("<str:code>/people/", consenting.people, name="people"),
    path("<str:code>/people/<str:handle>/", consenting.person, name="person"),
    path("<str:code>/people/<str:handle>/withdraw/", consenting.withdraw, name="consent_withdraw"),
    path(
        "<str:code>/consent-forms/<str:kind>-<str:language>.pdf",
        consenting.form,
        name="consent_form",
    ),
    path("<str:code>/check/", submitting.check, name="check"),
    path("<str:code>/submit/", submitting.submit, name="submit"),
    path("<str:code>/download/", submitting.download, name="download"),
    path("<str:code>/", enrolling.requirements_page, name="requirements"),
    path("<str:code>/agreement/", agreeing.agree, name="agreement"),
    path("<str:code>/withdraw/", enrolling.withdraw, name="withdraw"),
    path("<str:code>/restart/", restarting.restart, name="restart"),
    path("<str:code>/extend/", extending.extend, name="extend"),
]
