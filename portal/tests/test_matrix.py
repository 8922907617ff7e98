"""Every address, asked for by everyone: who gets what, and that asking changes nothing.

The marks: . the page, L sent to sign in, x a 404, r refused with a sentence (409), > sent on to
another page, m the wrong method (405), j told in JSON to sign in (401), p not the protocol of uploads (412).
"""

import re

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.test import Client

from badges.models import Award
from portal.testing import doors

pytestmark = pytest.mark.django_db

ROLES = """
visitor   nobody
stranger  vic      an educator who has to do with none of it
owner     -        whose work, badge, cohort seat or question it is
mate      lee      an educator of the same cohort
holder    asha     the assessor who holds it or has read it
reader    ben      another assessor
approver  max      of the issuer, and not who decided
manager   gil      of the issuer
leader    fay      who leads the cohort
other     rhea     who leads another cohort
staff     stella   of the state above
elsewhere kurt     staff of another state
point     paul     point person of the local
site      root     site manager
"""
TABLE = """
home                                 . > > > > > > > > > > > > >
about                                . . . . . . . . . . . . . .
desk                                 L . . . . . . . . . . . . .
due_dates                            L x x x x x x . x x x x x x
badges:assertion                     . . . . . . . . . . . . . .
badges:assertion_image               . . . . . . . . . . . . . .
badges:evidence                      . . . . . . . . . . . . . .
badges:earner                        . . . . . . . . . . . . . .
badges:embed                         . . . . . . . . . . . . . .
badges:oembed                        x x x x x x x x x x x x x x
badges:class_endorsement             . . . . . . . . . . . . . .
badges:class                         . . . . . . . . . . . . . .
badges:criteria                      . . . . . . . . . . . . . .
badges:assertion_vector              . . . . . . . . . . . . . .
badges:class_vector                  . . . . . . . . . . . . . .
badges:class_image                   . . . . . . . . . . . . . .
badges:verify                        . . . . . . . . . . . . . .
badges:key                           . . . . . . . . . . . . . .
badges:revocation_list               . . . . . . . . . . . . . .
badges:issuer                        . . . . . . . . . . . . . .
badges:consoles                      L x x x x x . > x x x x x .
badges:console                       L x x x x x . . x x x x x .
badges:console_awards                L x x x x x . . x x x x x .
badges:console_awards_csv            L x x x x x . . x x x x x .
badges:console_award                 L x x x x x x . x x x x x .
badges:revoke                        L x x x x x x . x x x x x .
badges:checks                        L x x x x x x . x x x x x .
badges:console_profile               L x x x x x x . x x x x x .
badges:unclaimed                     L x x x x x x . x x x x x .
badges:issuer_image                  . . . . . . . . . . . . . .
badges:designs                       L x x x x x x . x x x x x .
badges:design                        L x x x x x x . x x x x x .
badges:design_drawn                  L x x x x x x . x x x x x .
badges:design_back                   L x x x x x x . x x x x x .
badges:design_look                   L x x x x x x . x x x x x .
badges:design_picture                L x x x x x x . x x x x x .
badges:endorsement                   . . . . . . . . . . . . . .
badges:endorser                      . . . . . . . . . . . . . .
badges:endorsements                  L x x x x x x . x x x x x .
badges:endorsement_record            L x x x x x x . x x x x x .
badges:endorsement_end               L x x x x x x . x x x x x .
badges:revocations                   L x x x x x x . x x x x x .
badges:revocation                    L x x x x x x . x x x x x .
badges:revocation_reply              L x . x x x x x x x x x x x
plc:list                             L . . . . . . . . . . . . .
plc:cohort                           L x . . x x x x . x . x . x
plc:import                           L x x x x x x x . x . x . x
plc:invite                           L x x x x x x x . x . x . x
plc:leave                            L x . . x x x x . x x x x x
plc:mail                             L x x x x x x x . x . x . x
plc:note                             L x x x x x x x . x . x . x
plc:remove                           L x . x x x x x . x . x . x
plc:create                           L x x x x x x x . . . . . x
credentials:pdf                      . . . . . . . . . . . . . .
credential                           . . . . . . . . . . . . . .
badges:desk                          L x x x x x . x x x x x x x
badges:batch                         L x x x x x . x x x x x x x
badges:decide                        L x x x x x . x x x x x x x
badges:decide_file                   L x x x x x . x x x x x x x
health                               . . . . . . . . . . . . . .
help:index                           L . . . . . . . . . . . . .
help:ask                             m m m m m m m m m m m m m m
help:inbox                           L x x x x x x . x x x x x .
help:answer                          L x x x x x x . x x x x x .
identities:list                      L x x x x x x . x x x x x x
identities:ask                       L x x x x x x . x x x x x x
identities:one                       L x x x x x x . x x x x x x
invitation                           . . . . . . . . . . . . . .
credentials:issuer                   . . . . . . . . . . . . . .
credentials:links                    L x x x x x x . x x x x x .
optout:end                           . . . . . . . . . . . . . .
badges:mine                          L . . . . . . . . . . . . .
badges:profile                       L . . . . . . . . . . . . .
badges:archive                       L m m m m m m m m m m m m m
badges:badge                         L x . x x x x x x x x x x x
badges:sign                          L m m m m m m m m m m m m m
badges:signed_jws                    L x . x x x x x x x x x x x
badges:signed_png                    L x . x x x x x x x x x x x
badges:keys                          L x x x x x x . x x x x x .
badges:key_retire                    L x x x x x x . x x x x x .
badges:accept                        L m m m m m m m m m m m m m
badges:renew                         L x r x x x x x x x x x x x
badges:certificate                   L x . x x x x x x x x x x x
badges:decline                       L m m m m m m m m m m m m m
badges:choices                       L x . x x x x x x x x x x x
badges:share                         L x . x x x x x x x x x x x
badges:data                          L x . x x x x x x x x x x x
badges:reissue                       L x . x x x x x x x x x x x
badges:hide                          L m m m m m m m m m m m m m
badges:show_again                    L m m m m m m m m m m m m m
accounts:people                      L x x x x x x . x x . . x .
accounts:affiliate_change            L x x x x x x x x x x x x .
accounts:affiliate_new               L x x x x x x x x x x x x .
accounts:place                       L x x x x x x x x x . x x .
accounts:end_role                    L x x x x x x x x x . x x .
accounts:invite                      L x x x x x x x x x . x x .
accounts:erasures                    L x x x x x x x x x x x x .
accounts:holds                       L x x x x x x . x x x x x .
accounts:invitation_resend           L m m m m m m m m m m m m m
accounts:invitation_withdraw         L m m m m m m m m m m m m m
accounts:issuer_change               L x x x x x x x x x x x x .
accounts:issuer_new                  L x x x x x x x x x x x x .
accounts:profile                     L . . . . . . . . . . . . .
accounts:confirm                     L . . . . . . . . . . . . .
accounts:data                        L . . . . . . . . . . . . .
accounts:erase                       L . . . . . . . . . . . . r
accounts:erase_cancel                L m m m m m m m m m m m m m
accounts:export                      L m m m m m m m m m m m m m
reports:enrollment_csv               L x x x x x x x x x . . . x
reports:enrollment                   L x x x x x x x x x . . . x
reviews:queue                        L x x x . . x x x x x x x x
reviews:agreement                    L x x x . . x x x x x x x x
reviews:preferences                  L x x x . . x x x x x x x x
reviews:recognized                   L x x x x x x x x x x x x x
reviews:assess                       L x x x . x x x x x x x x x
reviews:file                         L x x x . x x x x x x x x x
reviews:decline                      L x x x . x x x x x x x x x
reviews:release                      L m m m m m m m m m m m m m
reviews:report                       L x x x . x x x x x x x x x
reviews:reports                      L x x x x x x x x x x x x x
reviews:report_case                  L x x x x x x x x x x x x x
reviews:report_file                  L x x x x x x x x x x x x x
reviews:keys                         L x x x . . x x x x x x x x
reviews:save                         L m m m m m m m m m m m m m
reviews:submit                       L m m m m m m m m m m m m m
reviews:claim                        L m m m m m m m m m m m m m
reviews:mine                         L x x x . . x x x x x x x x
language                             . . . . . . . . . . . . . .
search                               . . . . . . . . . . . . . .
stacks                               . . . . . . . . . . . . . .
stack                                . . . . . . . . . . . . . .
start                                . . . . . . . . . . . . . .
submissions:list                     L . . . . . . . . . . . . .
submissions:requirements             L x . x x x x x x x x x x x
submissions:agreement                L x . x x x x x x x x x x x
submissions:check                    L x . x x x x x x x x x x x
submissions:download                 L x . x x x x x x x x x x x
submissions:extend                   L x x x x x x . x x . x x x
feedback                             L x . x x x x x x x x x x x
submissions:evidence_file            L x . x x x x x x x x x x x
submissions:part                     L x . x x x x x x x x x x x
submissions:autosave                 m m m m m m m m m m m m m m
submissions:evidence_add             L x . x x x x x x x x x x x
submissions:upload                   L m m m m m m m m m m m m m
submissions:upload_cancel            L x . x x x x x x x x x x x
submissions:uploads                  L m m m m m m m m m m m m m
submissions:evidence_state           L x . x x x x x x x x x x x
submissions:evidence_people          L x . x x x x x x x x x x x
submissions:people                   L x . x x x x x x x x x x x
submissions:person                   L x . x x x x x x x x x x x
submissions:consent_withdraw         L x . x x x x x x x x x x x
submissions:consent_form             L x . x x x x x x x x x x x
submissions:restart                  L x . x x x x x x x x x x x
submissions:submit                   m m m m m m m m m m m m m m
submissions:withdraw                 L x . x x x x x x x x x x x
submissions:evidence_change          L x . x x x x x x x x x x x
submissions:evidence_remove          L x . x x x x x x x x x x x
account_login                        . > > > > > > > > > > > > >
account_logout                       > . . . . . . . . . . . . .
account_signup                       . > > > > > > > > > > > > >
account_email                        L . . . . . . . . . . . . .
account_email_verification_sent      . . . . . . . . . . . . . .
account_inactive                     . . . . . . . . . . . . . .
account_change_password              L . . . . . . . . . . . . .
account_set_password                 L > > > > > > > > > > > > >
account_reset_password               . . . . . . . . . . . . . .
account_reset_password_done          . . . . . . . . . . . . . .
account_reset_password_from_key_done . . . . . . . . . . . . . .
account_reauthenticate               L . . . . . . . . . . . . .
mfa_index                            L . . . . . . . . . . . . .
mfa_authenticate                     L > > > > > > > > > > > > >
mfa_reauthenticate                   L > > > > > > > > > > > > >
mfa_activate_totp                    L > > > > > > > > > > > > >
mfa_deactivate_totp                  L x x x x x x x x x x x x x
mfa_list_webauthn                    L . . . . . . . . . . . . .
mfa_add_webauthn                     L > > > > > > > > > > > > >
mfa_login_webauthn                   L > > > > > > > > > > > > >
mfa_generate_recovery_codes          L > > > > > > > > > > > > >
mfa_view_recovery_codes              L x x x x x x x x x x x x x
mfa_download_recovery_codes          L x x x x x x x x x x x x x
"""
# What is only for sending: the marks of a POST that carries nothing.
POSTS = """
help:ask                     L . . . . . . . . . . . . .
badges:accept                L x > x x x x x x x x x x x
badges:sign                  L x > x x x x x x x x x x x
badges:decline               L x > x x x x x x x x x x x
badges:archive               L . . . . . . . . . . . . .
badges:hide                  L x > x x x x x x x x x x x
badges:show_again            L x > x x x x x x x x x x x
accounts:invitation_resend   L x x x x x x x x x > x x >
accounts:invitation_withdraw L x x x x x x x x x > x x >
accounts:erase_cancel        L x x x x x x x x x x x x x
accounts:export              L . . . . . . . . . . . . .
reviews:release              L x x x r x x x x x x x x x
reviews:save                 L x x x r x x x x x x x x x
reviews:submit               L x x x r x x x x x x x x x
reviews:claim                L x x x > > x x x x x x x x
submissions:upload           L x p x x x x x x x x x x x
submissions:uploads          L x p x x x x x x x x x x x
submissions:autosave         L x r x x x x x x x x x x x
submissions:submit           L x . x x x x x x x x x x x
"""
MASKS = (
    (re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"'), "csrf"),
    (re.compile(r"csrftoken=[^;]+"), "csrf"),
    (re.compile(r"sessionid=[^;]+"), "session"),
)
MARKS = {200: ".", 401: "j", 404: "x", 405: "m", 409: "r", 412: "p"}


def _lines(text):
    return [line.split() for line in text.strip().splitlines()]


def expected(table):
    """{address: {role: mark}} of a table."""
    roles = [line[0] for line in _lines(ROLES)]
    return {name: dict(zip(roles, marks, strict=True)) for name, *marks in _lines(table)}


class Clients:
    """A browser for each person, signed in before anything is compared."""

    def __init__(self, world):
        self.people = {line[0]: line[1] for line in _lines(ROLES)}
        names = {*self.people.values(), *world.works} - {"nobody", "-"}
        self.known = {name: Client() for name in names}
        for name, client in self.known.items():
            client.force_login(world.people[name])

    def of(self, role, name):
        """The client of `role` at the address `name`; the owner depends on whose thing it is."""
        person = doors.owner_state(name) if role == "owner" else self.people[role]
        return Client() if person == "nobody" else self.known[person]


def mark(answer):
    """One sign for what happened; a file is read to its end, so that it is closed."""
    if answer.streaming:
        b"".join(answer.streaming_content)
    if answer.status_code in (301, 302, 303):
        return "L" if answer["Location"].startswith("/accounts/login/") else ">"
    return MARKS.get(answer.status_code, str(answer.status_code))


def raw(answer):
    """Status, headers, cookies and body, with the tokens masked."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    text = f"{answer.status_code}\n{sorted(answer.headers.items())}\n{answer.cookies}\n"
    text += body.decode("utf-8", "surrogateescape")
    for pattern, masked in MASKS:
        text = pattern.sub(masked, text)
    return text


def rows():
    """Every value of every row, sessions aside, and aside that an owner has seen their badge."""
    found = {}
    for model in apps.get_models():
        if model is not Session:
            found[model._meta.label] = list(model._base_manager.order_by("pk").values())
    for award in found[Award._meta.label]:
        award.pop("opened_at")
    return found


def _shown(found):
    width = max(len(name) for name in found)
    lines = [f"{name:{width}} {' '.join(marks.values())}" for name, marks in found.items()]
    return "\n".join(lines)


def asked(world, clients, table, how):
    """The table as it is: `how(client, path)` for every address and role."""
    return {
        name: {
            role: mark(how(clients.of(role, name), doors.address(name, world)))
            for role in table[name]
        }
        for name in table
    }


@pytest.mark.row("E2", "L16")
def test_who_opens_what_and_that_opening_changes_nothing(world):
    table, clients = expected(TABLE), Clients(world)
    before = rows()
    found = asked(world, clients, table, lambda client, path: client.get(path))
    wrong = {name: marks for name, marks in found.items() if marks != table[name]}
    assert not wrong, f"these answer otherwise:\n{_shown(wrong)}"
    after = rows()
    assert [label for label in before if before[label] != after[label]] == []


def test_every_address_has_its_line():
    assert sorted(expected(TABLE)) == sorted(set(doors.names()))
    only_sent = [name for name, marks in expected(TABLE).items() if "m" in marks.values()]
    assert sorted(expected(POSTS)) == sorted(only_sent)


def _post(client, path):
    with transaction.atomic():
        answer = client.post(path)
        transaction.set_rollback(True)
    return answer


def test_who_sends_what(world):
    table, clients = expected(POSTS), Clients(world)
    found = asked(world, clients, table, _post)
    wrong = {name: marks for name, marks in found.items() if marks != table[name]}
    assert not wrong, f"these answer otherwise:\n{_shown(wrong)}"


def test_who_finds_no_page_there_cannot_send_anything_there_either(world):
    clients, before = Clients(world), rows()
    for name, marks in expected(TABLE).items():
        for role, seen in marks.items():
            if seen in "xL" and name != "account_login":
                answer = clients.of(role, name).post(doors.address(name, world))
                assert mark(answer) in (seen, "m"), f"{role} at {name}"
    after = rows()
    assert [label for label in before if before[label] != after[label]] == []


def statements(client, ask, path):
    """What a request asks the database, without the values: number, order and shape."""
    seen = []

    def note(execute, sql, params, many, context):
        seen.append(sql)
        return execute(sql, params, many, context)

    with transaction.atomic(), connection.execute_wrapper(note):
        mark(getattr(client, ask)(path))
        transaction.set_rollback(True)
    return seen


# What everybody may know to be there, so that looking it up first tells nothing.
NO_SECRET = {
    "accounts:place": "affiliates and issuers stand on public pages",
    "accounts:end_role": "the same place, before it is asked whose it is",
    "accounts:invite": "the same place",
    "credentials:links": "the issuer stands on a public page",
    "plc:leave": "the cohort is theirs to see; it is their own seat that is not there",
}


@pytest.mark.row("E2")
def test_no_statement_tells_what_is_somebody_else_s_from_what_never_was(world):
    """Time is a channel: the database is asked the same for both, in number and in shape."""
    clients, compared = Clients(world), 0
    for table, ask in ((TABLE, "get"), (POSTS, "post")):
        for name, marks in expected(table).items():
            paths = doors.address(name, world), doors.never(name, world)
            roles = [role for role, seen in marks.items() if seen == "x" and paths[1]]
            for role in [] if name in NO_SECRET else roles:
                client = clients.of(role, name)
                for _twice in range(2):  # what is written once per process is written by then
                    pair = [statements(client, ask, path) for path in paths]
                    if pair[0] == pair[1]:
                        break
                assert pair[0] == pair[1], f"{role} could measure it at {name}"
                compared += 1
    assert compared > 250


@pytest.mark.row("E2")
def test_what_is_somebody_else_s_is_as_absent_as_what_never_was(world):
    clients, compared = Clients(world), 0
    for table, ask in ((TABLE, "get"), (POSTS, "post")):
        for name, marks in expected(table).items():
            there, nowhere = doors.address(name, world), doors.never(name, world)
            for role in [role for role, seen in marks.items() if seen == "x" and nowhere]:
                client = clients.of(role, name)
                pair = [raw(getattr(client, ask)(path)) for path in (there, nowhere)]
                assert pair[0] == pair[1], f"{role} can tell at {name}"
                compared += 1
    assert compared > 300
