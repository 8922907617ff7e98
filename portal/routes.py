"""Who hears what: each outbox topic and the idempotent functions that answer it, in order.

Read it as the flow of the portal. Functions are named by path so that this table, at the roof,
is the only place that knows them all; a test resolves every one. Where there are several each
begins when the one before is done; what goes wrong is tried again from the first.
"""

ROUTES: dict[str, tuple[str, ...]] = {
    "message.queued": ("portal.kit.messages.send",),
    "submission.queued": ("reviews.claiming.opening.open_slots",),
    "submission.withdrawn": ("reviews.claiming.opening.void_slots",),
    "submission.decided": ("plc.alerts.tell_facilitators",),
    "award.approved": (
        "badges.issuing.issue",
        "badges.mails.earned",
        "plc.alerts.tell_of_award",
        "badges.milestones.actions.follow",
    ),
    "key.withdrawn": ("badges.signing.mails.withdrawn",),
    "submission.submitted": ("submissions.submitting.checking.check",),
    "evidence.received": ("submissions.evidence.cleaning_job.clean",),
}

# What goes ahead where many rows of a topic wait: one function for all of their payloads. The rows
# are delivered afterwards all the same, so it may leave out whatever it likes.
AHEAD: dict[str, str] = {"award.approved": "badges.together.issuing.issue"}
