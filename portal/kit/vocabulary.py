"""The nouns for the credential, per affiliate (row A5), for the request or mail at hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One affiliate's words: singular and plural in lower case, and the short form."""

    singular: str
    plural: str
    short: str

    @property
    def Singular(self) -> str:
        """The singular with a capital, for the start of a sentence."""
        return _capital(self.singular)

    @property
    def Plural(self) -> str:
        """The plural with a capital."""
        return _capital(self.plural)


def _capital(word: str) -> str:
    word = str(word)
    return word[:1].upper() + word[1:]


def _words(singular: Any, plural: Any, short: Any) -> Vocabulary:
    """Lazy words: they are translated when they are read."""
    return Vocabulary(singular, plural, short)


DEFAULT = _words(_("micro-credential"), _("micro-credentials"), _("credential"))
CALIFORNIA = _words(_("micro-certification"), _("micro-certifications"), _("micro-certificate"))
CHOICES = {"credential": DEFAULT, "certification": CALIFORNIA}

_current: ContextVar[Vocabulary] = ContextVar("vocabulary", default=DEFAULT)


def current() -> Vocabulary:
    """The vocabulary of the reader of the present page or mail."""
    return _current.get()


def named(key: str) -> Vocabulary:
    """The vocabulary an affiliate chose; unknown keys read as the default."""
    return CHOICES.get(key, DEFAULT)


@contextmanager
def speaking(words: Vocabulary) -> Iterator[None]:
    """Use `words` inside the block: a request, a mail, a PDF."""
    token = _current.set(words)
    try:
        yield
    finally:
        _current.reset(token)


def say(sentence: str) -> object:
    """A lazy sentence with {singular}, {plural}, {Singular}, {Plural}, {short} filled in."""
    return lazystr(_Filled(sentence))


class _Filled:
    def __init__(self, sentence: str) -> None:
        self.sentence = sentence

    def __str__(self) -> str:
        words = current()
        return str(self.sentence).format(
            singular=words.singular,
            plural=words.plural,
            Singular=words.Singular,
            Plural=words.Plural,
            short=words.short,
        )
