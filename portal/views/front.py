"""The front page: for visitors at the portal's address, for everybody at an address of its own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from credentials.models import MicroCredential, Stack
from portal.kit import vocabulary
from portal.kit.caching import for_visitors


@for_visitors
def home(request: HttpRequest) -> HttpResponse:
    """The front page for visitors; who is signed in goes to their desk."""
    return redirect("desk") if request.user.is_authenticated else about(request)


@for_visitors
def about(request: HttpRequest) -> HttpResponse:
    """What it is, what it is not, and how it works (rows A1, A2, A4, A39)."""
    context = {
        "contrast": contrast(),
        "features": features(),
        "steps": steps(),
        "stacks": Stack.objects.count(),
        "credentials": MicroCredential.objects.filter(current__isnull=False).count(),
        "home_stones": ["earned", "earned", "going", "open", "open"],
    }
    return render(request, "portal/home.html", context)


def contrast() -> list[tuple[str, str]]:
    """Five pairs: what they are, what they are not (row A2)."""
    return [
        (_("Based on competency: you show that you can do it"), _("Hours spent in a seat")),
        (_("Personal: you choose what, and where it leads"), _("One size for everyone")),
        (_("On demand: they fit a teacher's calendar"), _("Offered only on certain days")),
        (_("Yours to carry and share, wherever you teach"), _("Worth little outside the room")),
        (_("Part of your job, with your own students"), _("Learning without a context")),
    ]


def features() -> list[tuple[str, str]]:
    """The four key features (row A4)."""
    return [
        (_("Competency-based"), _("Evidence from your classroom decides, not time spent.")),
        (_("Personalized"), _("Pick one skill that you, your students or your school need.")),
        (_("On demand"), _("Begin any day, at your own pace, with six months to finish.")),
        (_("Shareable"), _("The badge is an open standard: anyone can check it, anywhere.")),
    ]


def steps() -> list[dict[str, str]]:
    """How it works, in five steps (row A39)."""
    noun = vocabulary.current().singular
    return [
        {
            "title": _("Choose"),
            "text": _("Find the %(noun)s for a skill you have or want.") % {"noun": noun},
        },
        {
            "title": _("Learn and practice"),
            "text": _("Read the method and the resources, try it with your students."),
        },
        {
            "title": _("Gather evidence"),
            "text": _("Write each part and collect what shows it, whenever you have ten minutes."),
        },
        {
            "title": _("Submit"),
            "text": _("Trained assessors who do not know you score it; you do not know them."),
        },
        {
            "title": _("Earn it"),
            "text": _("The issuer approves and your digital badge arrives by mail."),
        },
    ]
