"""The steps of a journey, each through pages, as each person would take them."""

from portal.testing.journeys.deciding import (
    cannot_send_back_again,
    decide,
    has_nothing_to_decide,
    says,
    send_back,
)
from portal.testing.journeys.earning import earn
from portal.testing.journeys.helping import (
    answer,
    ask,
    due_date,
    extend,
    restart,
    try_again,
    withdraw,
)
from portal.testing.journeys.joining import accept_role, invite
from portal.testing.journeys.reading import finds_nothing, levels, look_again, promise, score
from portal.testing.journeys.writing import WORDS, at_browser, start, submit, write_part

__all__ = [
    "WORDS",
    "accept_role",
    "answer",
    "ask",
    "at_browser",
    "cannot_send_back_again",
    "decide",
    "due_date",
    "earn",
    "extend",
    "finds_nothing",
    "has_nothing_to_decide",
    "invite",
    "levels",
    "look_again",
    "promise",
    "restart",
    "says",
    "score",
    "send_back",
    "start",
    "submit",
    "try_again",
    "withdraw",
    "write_part",
]
