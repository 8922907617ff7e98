"""Ask and answer."""

from typing import Any

from django.db import transaction

from portal.accounts.optout import mails
from portal.help import policy
from portal.help.models import ANSWER_WITHIN, Question
from portal.kit import audit, clock


@transaction.atomic
def ask(text: str, about: str, *, by: Any) -> Question:
    """Put a question into the support inbox; its answer is due 48 hours later (row C7)."""
    now = clock.now()
    return Question.objects.create(
        asked_by=by, about=about[:200], text=text, asked_at=now, due_at=now + ANSWER_WITHIN
    )


@transaction.atomic
def answer(question: Question, text: str, *, by: Any) -> None:
    """Answer once; the asker gets the answer by mail unless they declined that. Raises Refused."""
    policy.may_answer(by, question).require()
    question.answer, question.answered_by, question.answered_at = text, by, clock.now()
    question.save(update_fields=["answer", "answered_by", "answered_at"])
    audit.record("help.answer", f"question:{question.code}", by=by)
    asker = question.asked_by
    mails.post(
        "help/answered",
        asker,
        key=f"answered:{question.code}",
        context={"question": question.text, "answer": text, "about": question.about},
    )
