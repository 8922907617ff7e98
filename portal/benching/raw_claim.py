"""The floor of a claim: the same rules and the same rows, written by hand in SQL.

What the portal asks of a claim stands in reviews.claiming and reviews.nearness; here it is one
transaction of seven statements without a model, a form of words or a second look.
"""

import datetime as dt
from typing import Any

import psycopg

LOCK = """
SELECT a.issuer_id, a.max_open,
  (SELECT count(*) FROM reviews_reviewslot s
   JOIN submissions_submission w ON w.id = s.submission_id
   JOIN submissions_enrollment e ON e.id = w.enrollment_id
   JOIN credentials_microcredential c ON c.id = e.credential_id
   WHERE s.assessor_id = a.user_id AND s.state = 'leased' AND c.issuer_id = a.issuer_id)
FROM reviews_assessor a
WHERE a.user_id = %(me)s AND a.ended_at IS NULL
  AND (a.paused_until IS NULL OR a.paused_until <= %(now)s)
  AND EXISTS (SELECT 1 FROM reviews_confidentiality k
              WHERE k.user_id = a.user_id AND k.version = %(version)s)
  AND NOT EXISTS (SELECT 1 FROM reviews_absence b
                  WHERE b.user_id = a.user_id AND %(now)s BETWEEN b.starts_at AND b.ends_at)
FOR UPDATE OF a
"""
NEXT = """
SELECT s.id, s.code, s.submission_id, w.status FROM reviews_reviewslot s
JOIN submissions_submission w ON w.id = s.submission_id
JOIN submissions_enrollment e ON e.id = w.enrollment_id
JOIN credentials_microcredential c ON c.id = e.credential_id
JOIN accounts_user u ON u.id = e.educator_id
WHERE s.state = 'open' AND s.opened_at <= %(now)s
  AND w.status IN ('queued', 'in_review', 'adjudication')
  AND c.issuer_id = ANY(%(issuers)s)
  AND u.id <> %(me)s
  AND (EXISTS (SELECT 1 FROM reviews_assessor a WHERE a.user_id = %(me)s AND a.ended_at IS NULL
         AND a.issuer_id = c.issuer_id
         AND NOT EXISTS (SELECT 1 FROM reviews_assessor_skills k WHERE k.assessor_id = a.id)
         AND NOT EXISTS (SELECT 1 FROM reviews_assessor_titles k WHERE k.assessor_id = a.id))
    OR EXISTS (SELECT 1 FROM reviews_assessor a
         JOIN reviews_assessor_skills k ON k.assessor_id = a.id
         JOIN credentials_stackitem i ON i.stack_id = k.stack_id
         WHERE a.user_id = %(me)s AND a.ended_at IS NULL AND i.credential_id = c.id
         AND a.issuer_id = c.issuer_id)
    OR EXISTS (SELECT 1 FROM reviews_assessor a
         JOIN reviews_assessor_titles k ON k.assessor_id = a.id
         WHERE a.user_id = %(me)s AND a.ended_at IS NULL AND k.microcredential_id = c.id
         AND a.issuer_id = c.issuer_id))
  AND NOT EXISTS (SELECT 1 FROM reviews_assessor a
         JOIN reviews_assessor_not_my_field k ON k.assessor_id = a.id
         WHERE a.user_id = %(me)s AND a.ended_at IS NULL AND k.microcredential_id = c.id)
  AND NOT EXISTS (SELECT 1 FROM reviews_reviewslot o WHERE o.submission_id = s.submission_id
         AND o.assessor_id = %(me)s AND o.state <> 'void')
  AND NOT EXISTS (SELECT 1 FROM reviews_claimlog l JOIN reviews_reviewslot o ON o.id = l.slot_id
         WHERE o.submission_id = s.submission_id AND l.assessor_id = %(me)s
         AND l.event = 'decline' AND l.reason IN ('conflict', 'recognised'))
  AND NOT EXISTS (SELECT 1 FROM credentials_microcredential_authors x
         WHERE x.microcredential_id = c.id AND x.user_id = %(me)s)
  AND NOT EXISTS (SELECT 1 FROM credentials_issuerstaff r WHERE r.user_id = %(me)s
         AND r.issuer_id = c.issuer_id AND r.ended_at IS NULL
         AND r.role IN ('approver', 'officer', 'manager', 'lead'))
  AND NOT EXISTS (SELECT 1 FROM credentials_issuerstaff r
         JOIN credentials_microcredential m ON m.issuer_id = r.issuer_id
         JOIN submissions_enrollment f ON f.credential_id = m.id
         WHERE r.user_id = %(me)s AND r.role = 'officer' AND f.educator_id = u.id
         AND (r.ended_at IS NULL OR f.started_at < r.ended_at))
  AND NOT EXISTS (SELECT 1 FROM credentials_issuerstaff r
         JOIN credentials_microcredential m ON m.issuer_id = r.issuer_id
         JOIN submissions_enrollment f ON f.credential_id = m.id
         WHERE r.user_id = u.id AND r.role = 'officer' AND f.educator_id = %(me)s)
  AND NOT EXISTS (SELECT 1 FROM reviews_conflict x
         WHERE x.person_id = %(me)s AND x.other_id = u.id AND x.since <= %(now)s)
  AND NOT EXISTS (SELECT 1 FROM reviews_conflict x
         WHERE x.other_id = %(me)s AND x.person_id = u.id AND x.since <= %(now)s)
  AND (u.affiliate_id IS NULL OR u.affiliate_id NOT IN (
         WITH RECURSIVE mine AS (
           SELECT m.affiliate_id AS id FROM accounts_membership m
           WHERE m.user_id = %(me)s AND m.ended_at IS NULL AND m.role <> 'member'
           UNION SELECT a.id FROM accounts_affiliate a JOIN mine ON a.parent_id = mine.id)
         SELECT id FROM mine
         UNION SELECT a.id FROM accounts_affiliate a WHERE a.level IN ('local', 'district')
           AND (a.id = (SELECT affiliate_id FROM accounts_user WHERE id = %(me)s)
             OR a.id IN (SELECT affiliate_id FROM accounts_membership WHERE user_id = %(me)s))))
  AND NOT EXISTS (SELECT 1 FROM accounts_membership m
         JOIN accounts_affiliate a ON a.id = m.affiliate_id
         WHERE m.user_id = u.id AND a.level IN ('local', 'district')
         AND (a.id = (SELECT affiliate_id FROM accounts_user WHERE id = %(me)s)
           OR a.id IN (SELECT affiliate_id FROM accounts_membership WHERE user_id = %(me)s)))
ORDER BY floor(extract(epoch FROM coalesce(w.submitted_at, s.opened_at) - %(now)s) / 86400),
  md5(%(salt)s || s.code)
LIMIT 1 FOR UPDATE OF s SKIP LOCKED
"""
TAKE = """
UPDATE reviews_reviewslot SET state = 'leased', assessor_id = %(me)s, lease_until = %(until)s,
  lease_token = lease_token + 1 WHERE id = %(slot)s AND state = 'open' RETURNING lease_token
"""
LOG = """
INSERT INTO reviews_claimlog (slot_id, assessor_id, event, reason, token, at)
VALUES (%(slot)s, %(me)s, 'claim', '', %(token)s, %(now)s)
"""
MOVE = """
UPDATE submissions_submission SET status = 'in_review' WHERE id = %(work)s AND status = 'queued'
"""
HISTORY = """
INSERT INTO submissions_statuschange (submission_id, verb, source, target, by_id, at, reason)
VALUES (%(work)s, 'claim', 'queued', 'in_review', NULL, %(now)s, '')
"""
DRAFT = """
INSERT INTO reviews_review (slot_id, submission_id, assessor_id, revision, state, saves)
SELECT %(slot)s, %(work)s, %(me)s, 1, 'draft', 0 WHERE NOT EXISTS (
  SELECT 1 FROM reviews_review WHERE submission_id = %(work)s AND assessor_id = %(me)s)
"""


def claim(plain: psycopg.Connection, me: int, salt: str, version: str) -> int | None:
    """Give this person their next place and return its key; None when nothing is there."""
    now = dt.datetime.now(dt.UTC)
    values: dict[str, Any] = {"me": me, "now": now, "salt": salt, "version": version}
    values["until"] = now + dt.timedelta(days=3)
    with plain.transaction(), plain.cursor() as cursor:
        desks = cursor.execute(LOCK, values).fetchall()
        values["issuers"] = [issuer for issuer, most, held in desks if held < most]
        found = cursor.execute(NEXT, values).fetchone() if values["issuers"] else None
        if found is None:
            return None
        values["slot"], _code, values["work"], status = found
        (values["token"],) = cursor.execute(TAKE, values).fetchone()
        cursor.execute(LOG, values)
        if status == "queued" and cursor.execute(MOVE, values).rowcount:
            cursor.execute(HISTORY, values)
        cursor.execute(DRAFT, values)
    return values["slot"]
