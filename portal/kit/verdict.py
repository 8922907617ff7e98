"""Answers of the policy modules: yes, or no with the sentence that the page shows."""

from dataclasses import dataclass


class Refused(Exception):
    """An action was asked for that policy does not allow; `str()` is the sentence for the page."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """True, or false with a reason. Truthiness is the answer."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed

    def require(self) -> None:
        """Raise Refused with the reason when the answer is no."""
        if not self.allowed:
            raise Refused(str(self.reason))


YES = Verdict(True)


def no(reason: str) -> Verdict:
    """A refusal that says why; `reason` is a (lazily translated) sentence."""
    return Verdict(False, reason)


def first_no(*verdicts: Verdict) -> Verdict:
    """The first refusal, or YES."""
    return next((verdict for verdict in verdicts if not verdict), YES)
