"""Every field that holds text is planted with a token, or stands here with the reason why not.

What was planted is found nowhere on the readers' side: no page, head, JSON, mail, file or log. The
canaries inside files are those of submissions/tests/planted.py and of the media and office tests.
"""

import datetime as dt
import logging

import pytest
from django.apps import apps
from django.db import models

from portal.accounts.models import ErasureRequest
from portal.kit import purge
from portal.kit.models import Rescue
from portal.testing.twins import CANARY, FIELDS, ONE, START, across, leaks
from portal.tests.test_reports import OURS
from submissions.models import Attestation, Extension

pytestmark = [pytest.mark.django_db, pytest.mark.row("E2")]

# What is written about an educator, or by them where no reader looks. The educator's own details
# are planted by the twin worlds (FIELDS), their files too.
PLANTED = {
    "accounts.Invitation": ("email", "target", "label"),
    "accounts.ErasureRequest": ("waiting_for",),
    "badges.Award": ("revocation_reason",),
    "badges.Revocation": ("note", "reply"),
    "help.Question": ("about", "text"),
    "kit.Rescue": ("thing", "path"),
    "plc.Cohort": ("name",),
    "submissions.Attestation": ("found", "reason"),
    "submissions.Evidence": ("original_name", "extracted_text", "refusal"),
    "submissions.Extension": ("reason",),
    "submissions.StatusChange": ("reason",),
    "submissions.Upload": ("caption", "original_name", "refusal"),
}
BY_TWINS = {
    "accounts.User": FIELDS,
    "account.EmailAddress": ("email",),
    "submissions.Person": ("code", "handle"),
}
WORK = "the work itself, which readers are there to read; scanned and confirmed before"
CODE = "random, or a hash, or a word of the code"
CATALOGUE = "written by authors and editors of the catalogue, the same for everybody"
PLACE = "a place's public name, which stands beside a name on pages of that side alone"
JUDGED = "written by a reader or decider on their side of the line"
MAIL = "a mail exactly as one person got it; mails are compared one by one"
PROMISE = "what was accepted, by whoever reads"
RIGHTS = "tables of the framework, and keys of signing in that nobody is shown"
JSON = "grown out of what stands in the other fields; found by the twin worlds where it shows"
PUBLISHED = "what an earner shows of a badge they were awarded; a 404 until they choose so"
REASONS = {
    "account.EmailConfirmation": RIGHTS,
    "accounts.Affiliate": PLACE,
    "accounts.Invitation": "the rest of it: codes and words of the code",
    "accounts.ErasureRequest": CODE,
    "accounts.User": "the rest: code, zone, language, password, choices; the zone differs in the twins",
    "auth.Group": RIGHTS,
    "auth.Permission": RIGHTS,
    "badges.Award": "the rest: the address, the badge and its salt are public when accepted, else 404",
    "badges.BadgeClassSnapshot": CATALOGUE,
    "badges.Batch": CODE,
    "badges.Choice": PUBLISHED,
    "badges.Design": CATALOGUE,
    "badges.Endorsement": CATALOGUE,
    "badges.PublicProfile": PUBLISHED,
    "badges.Revocation": "of an award, after all blindness: between its earner and its issuer",
    "badges.Decision": JUDGED,
    "badges.SignedAssertion": "the rest of it: a copy of a badge that is public, for its earner alone",
    "badges.SigningKey": "keys of issuers, and why one was retired; nobody is named",
    "badges.Stone": CATALOGUE,
    "contenttypes.ContentType": RIGHTS,
    "credentials": CATALOGUE,
    "help.Question": "the rest: its code, and the answer, which support writes to its asker",
    "kit.AuditEntry": "shown on no page across the line; a person's own acts in their own export",
    "kit.Message": MAIL,
    "kit.Outbox": "topics and keys of rows; errors by their kind alone",
    "kit.Purging": "lives inside one transaction",
    "kit.Rescue": JSON,
    "kit.UsedKey": CODE,
    "mfa.Authenticator": RIGHTS,
    "plc.Cohort": CODE,
    "reviews": JUDGED,
    "reviews.Confidentiality": PROMISE,
    "sessions.Session": RIGHTS,
    "submissions.Attestation": "the place is a word of the code",
    "submissions.Enrollment": "codes, the zone of the due date (which differs in the twins)",
    "submissions.Evidence": f"the rest: {WORK}; hashes and names in storage",
    "submissions.KeptScan": "places and kinds by a hash; no word of the text",
    "submissions.PartEntry": WORK,
    "submissions.PreCheck": f"{CODE}; what was found is kept by its hash",
    "submissions.Response": WORK,
    "submissions.StatusChange": CODE,
    "submissions.Submission": f"the note to the readers is {WORK}; {CODE}",
    "submissions.Upload": f"the rest: {CODE}; {JSON}",
}


def texts(model):
    """The fields of a model that can hold words."""
    kinds = (models.CharField, models.TextField, models.JSONField, models.FileField)
    return {f.name for f in model._meta.get_fields() if isinstance(f, kinds) and not f.choices}


def test_every_field_that_holds_text_is_planted_or_has_its_reason():
    forgotten = []
    for model in apps.get_models():
        label = model._meta.label
        planted = {*PLANTED.get(label, ()), *BY_TWINS.get(label, ())}
        assert planted <= texts(model), f"{label} has not all of {planted}"
        if texts(model) - planted and not {label, model._meta.app_label} & set(REASONS):
            forgotten.append(f"{label}: {sorted(texts(model) - planted)}")
    assert forgotten == []


def test_the_rest_of_what_holds_identity_is_listed_field_by_field():
    """A new field of a model that is about a person must be thought about, not waved through."""
    assert {name: sorted(texts(apps.get_model(name)) - _known(name)) for name in ABOUT} == ABOUT


ABOUT = {
    "accounts.User": ["code", "language", "mail_optouts", "password", "time_zone"],
    "submissions.Evidence": ["caption", "cleaned", "cleaned_sha256", "code", "media_type",
                             "original", "original_sha256", "removed", "text", "url"],
    "submissions.Upload": ["code", "head_sha256", "key", "metadata", "modified", "parts",
                           "session", "tail"],
    "submissions.Enrollment": ["agreement_version", "code", "due_zone"],
    # What is covered is compared at every address by the twin worlds: readers find a block there.
    "submissions.Submission": ["code", "covered", "desk_code", "note", "ticks"],
}  # fmt: skip


def _known(label):
    return {*PLANTED.get(label, ()), *BY_TWINS.get(label, ())}


def plant(world):
    """A token of its own in every planted field of every row; returns the tokens."""
    work, person = world.works["in_review"], world.people["in_review"]
    with purge.permitted("test", "canaries"):
        Attestation.objects.create(submission=work, place="1", found="x", reason="x", by=person)
        moved = {"old_due_at": START, "new_due_at": START + dt.timedelta(days=1)}
        Extension.objects.create(enrollment=work.enrollment, reason="x", by=person, **moved)
        Rescue.objects.create(owner=person, thing="x", path="/x/")
        ErasureRequest.objects.create(user=world.people["draft"], due_at=START + dt.timedelta(99))
        return [_token(label, name) for label, names in PLANTED.items() for name in names]


def _token(label, name):
    rows = apps.get_model(label).objects
    token = f"{ONE.mark}{label.replace('.', '')}{name.replace('_', '')}"
    changed = 0
    for row in rows.all():
        kept = f"{token}{row.pk}@demo.test" if name == "email" else token
        changed += rows.filter(pk=row.pk).update(**{name: kept})
    assert changed, f"the world has no {label}"
    return token


def test_no_planted_field_reaches_readers_deciders_or_a_log(twins, caplog):
    for name in OURS:
        caplog.set_level(logging.DEBUG, logger=name)

    def look(world, time):
        tokens = plant(world)
        return tokens, across(world, time)

    tokens, found = twins(look)
    assert len(tokens) == len(set(tokens)) == sum(map(len, PLANTED.values()))
    assert leaks(found, [CANARY]) == []
    assert CANARY not in caplog.text.lower().encode()
    assert any(key.split()[1] == "asha" for key in found)
