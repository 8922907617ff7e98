"""Proposals whose earner's time is over, and those that nobody settles."""

from badges.revoking import mails, policy, queries


def remind() -> None:
    """Mail who may settle a proposal, once when it can be, once more when it is overdue."""
    for row in queries.everywhere():
        if policy.is_ripe(row):
            mails.waits(row)
            if policy.is_overdue(row):
                mails.waits(row, overdue=True)
