"""The answer to one stay: what was typed for each piece, and the verb that was pressed."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from reviews.reporting import actions, blind, forms, policy
from reviews.reporting.forms import PieceForm
from submissions.models import PreCheck
from submissions.prechecking.pieces import Piece


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece on the page, with its form and the name of its file."""

    piece: Piece
    form: PieceForm
    file: str
    as_read: str

    @property
    def is_typed(self) -> bool:
        """Why it should go back was begun, or is wrong, so the box for it is open."""
        return bool(self.form["reason"].value() or self.form["reason"].errors)


class Answering:
    """One request to the page of a stay; the pieces are its officer's alone."""

    def __init__(self, found: PreCheck, user: Any, data: Any, *, reads: bool) -> None:
        """`data` is what was posted, None for a page that is only looked at."""
        self.found, self.user, self.reads = found, user, reads
        self.case = blind.case(found, reads=reads)
        self.verb = data.get("verb", "") if data else ""
        self.problem = ""
        typed = data if self.verb != "names" else None
        self.forms = [PieceForm(piece, self.case.cover, typed) for piece in self.case.pieces]

    @transaction.atomic
    def answer(self) -> str:
        """Do what was asked for; the sentence that says so, or nothing where something is wrong.

        Raises Refused for what this person may not do now.
        """
        verbs = {"clear": self._clear, "keep": self._keep, "names": self._names}
        mending = {"cover": self._cover, "return": self._return}
        if self.verb in mending:
            policy.may_mend(self.user, self.found).require()
            verbs |= mending
        if self.verb not in verbs or (self.verb != "names" and self.has_errors):
            return ""
        return verbs[self.verb]()

    @property
    def has_errors(self) -> bool:
        """Something that was typed cannot be taken."""
        return bool(self.problem) or any(
            form.is_bound and not form.is_valid() for form in self.forms
        )

    def next_page(self) -> tuple[str, ...]:
        """Where it goes on: the list once it is answered, else the same page."""
        if self.verb in ("cover", "names"):
            return ("reviews:report_case", self.found.code)
        return ("reviews:reports",)

    def shown(self) -> list[Shown]:
        """The pieces with their forms."""
        return [self._shown(form) for form in self.forms]

    def _shown(self, form: PieceForm) -> Shown:
        piece, cover = form.piece, self.case.cover
        file = blind.file_name(self.found, piece) if piece.item else ""
        read = piece.shown(cover)
        return Shown(piece, form, file, read if read != piece.text else "")

    def _save_cover(self) -> None:
        if self.forms:
            wanted = forms.wanted(self.forms, self.case.cover)
            actions.cover(self.found, wanted, by=self.user)

    def _cover(self) -> str:
        self._save_cover()
        return _("Saved. Its author sees the same copy as the readers.")

    def _clear(self) -> str:
        self._save_cover()
        actions.clear(self.found, by=self.user)
        if self.case.is_reported:
            return _("%(code)s is back in review.") % {"code": self.found.code}
        return _("%(code)s goes on to review.") % {"code": self.found.code}

    def _keep(self) -> str:
        self._save_cover()
        actions.keep(self.found, by=self.user)
        return _("%(code)s stays on hold.") % {"code": self.found.code}

    def _return(self) -> str:
        reasons = {form.piece: form.cleaned_data["reason"] for form in self.forms}
        if not any(reason.strip() for reason in reasons.values()):
            self.problem = _("Say of at least one piece what its author should mend.")
            return ""
        self._save_cover()
        actions.give_back(self.found, reasons, by=self.user)
        return _("%(code)s is back with its author.") % {"code": self.found.code}

    def _names(self) -> str:
        actions.see_names(self.found, by=self.user)
        return _("Noted. You will never be offered anything this person writes.")
