"""Who hears what: each outbox topic and the one idempotent function that answers it.

Read it as the flow of the portal. Functions are named by path so that this table, at the roof,
is the only place that knows them all; a test resolves every one.
"""

ROUTES: dict[str, str] = {
    "message.queued": "portal.kit.messages.send",
    "submission.queued": "reviews.claiming.opening.open_slots",
    "submission.withdrawn": "reviews.claiming.opening.void_slots",
    "submission.decided": "plc.alerts.tell_facilitators",
    "award.approved": "badges.issuing.issue",
    "award.issued": "badges.mails.earned",
    "submission.submitted": "submissions.submitting.checking.check",
    "evidence.received": "submissions.evidence.cleaning_job.clean",
}
