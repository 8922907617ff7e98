"""Reporting a place, and what becomes of each piece at the officer's desk."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.kit import numbers as numbers_in
from reviews.models import IdentityReport
from submissions import covers
from submissions.covers import Cover
from submissions.prechecking.pieces import Piece


class ReportForm(forms.Form):
    """What was seen; there is no field for words, which would say it once more."""

    token = forms.IntegerField(widget=forms.HiddenInput)
    place = forms.CharField(widget=forms.HiddenInput, max_length=40)
    kind = forms.ChoiceField(
        label=_("What tells who it is?"),
        choices=IdentityReport.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you saw.")},
    )


class PieceForm(forms.Form):
    """What becomes of one piece: words covered or the whole withheld, and why it goes back."""

    found = forms.MultipleChoiceField(
        label=_("Cover in the readers’ copy"), required=False, widget=forms.CheckboxSelectMultiple
    )
    more = forms.CharField(
        label=_("Other words to cover, one to a line"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    withheld = forms.BooleanField(label=_("Keep it from readers"), required=False)
    pages = forms.CharField(
        label=_("Pages to keep from readers"),
        help_text=_("Such as 2, 4. Readers get empty pages in their place."),
        required=False,
        max_length=400,
    )
    reason = forms.CharField(
        label=_("What its author should mend here"),
        help_text=_("Only when you return the work; its author reads it as you write it."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, piece: Piece, cover: Cover, data: Any = None) -> None:
        """`cover` is what is covered now."""
        now = cover.words.get(piece.place, ())
        words = [word for word in piece.found if covers.stands_in(word, piece.text)]
        super().__init__(
            data,
            prefix=piece.key,
            initial={
                "found": [word for word in words if word in now],
                "more": "\n".join(word for word in now if word not in words),
                "withheld": cover.hides(piece.whole),
                "pages": ", ".join(map(str, cover.pages_of(piece.whole))),
            },
        )
        self.piece = piece
        self.fields["found"].choices = [(word, " ".join(word.split())) for word in words]
        for name in self._not_asked(bool(words)):
            del self.fields[name]

    def _not_asked(self, has_words: bool) -> list[str]:
        if self.piece.whole:
            return ["found", "more"] if self.piece.pages else ["found", "more", "pages"]
        return ["withheld", "pages"] if has_words else ["withheld", "pages", "found"]

    def clean_more(self) -> list[str]:
        """Each line; one that stands nowhere in the piece would cover nothing."""
        lines = [line.strip() for line in self.cleaned_data["more"].splitlines() if line.strip()]
        for line in lines:
            if not covers.stands_in(line, self.piece.text):
                raise forms.ValidationError(
                    _("“%(words)s” does not stand in this piece."), params={"words": line}
                )
        return lines

    def clean_pages(self) -> tuple[int, ...]:
        """The numbers, each once; all must be pages of the document."""
        said = re.split(r"[,;\s]+", self.cleaned_data["pages"].strip())
        numbers = sorted({numbers_in.whole(each) for each in said if each})
        if any(not 1 <= number <= self.piece.pages for number in numbers):
            raise forms.ValidationError(
                _("Write numbers from 1 to %(most)s, with commas between them."),
                params={"most": self.piece.pages},
            )
        return tuple(numbers)

    @property
    def words(self) -> tuple[str, ...]:
        """What is to be covered in a text."""
        return (*self.cleaned_data.get("found", ()), *self.cleaned_data.get("more", ()))


def wanted(piece_forms: Iterable[PieceForm], now: Cover) -> Cover:
    """What is covered when these are saved; pieces that are not among them stay as they are."""
    words, withheld, pages = dict(now.words), set(now.withheld), dict(now.pages)
    for form in piece_forms:
        words.pop(form.piece.place, None)
        withheld.discard(form.piece.whole)
        pages.pop(form.piece.whole, None)
        if form.words:
            words[form.piece.place] = form.words
        if form.cleaned_data.get("withheld"):
            withheld.add(form.piece.whole)
        if form.cleaned_data.get("pages"):
            pages[form.piece.whole] = form.cleaned_data["pages"]
    return Cover(words, frozenset(withheld), pages)
