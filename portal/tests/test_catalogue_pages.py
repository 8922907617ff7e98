"""The catalogue as visitors and educators meet it."""

import itertools
import re

import pytest
from django.test import Client
from django.urls import reverse

from credentials import loading, queries
from credentials.models import MicroCredential, Version
from credentials.tests import factories
from portal.kit import purge

pytestmark = pytest.mark.django_db


@pytest.fixture
def catalogue():
    loading.load()


@pytest.mark.row("A1")
@pytest.mark.row("A2")
@pytest.mark.row("A39")
def test_the_front_page_says_what_it_is_and_is_not_and_how_it_works(client, catalogue):
    page = client.get("/").content.decode()
    assert "recognizes one skill of an educator" in page
    assert page.count('<tr role="row"') == 6
    assert 'scope="col"' in page
    assert page.count("<li><h3>") == 4 + 5


@pytest.mark.row("A4")
def test_the_four_key_features_are_explained_in_plain_sight(client, catalogue):
    """Nothing to hover over: the explanations are text, the same by keyboard and unscripted."""
    page = client.get("/").content.decode()
    features = re.search(r'<ul class="grid features">(.*?)</ul>', page, re.S).group(1)
    assert re.findall(r"<h3>(.*?)</h3><p[^>]*>(.*?)</p>", features) == [
        ("Competency-based", "Evidence from your classroom decides, not time spent."),
        ("Personalized", "Pick one skill that you, your students or your school need."),
        ("On demand", "Begin any day, at your own pace, with six months to finish."),
        ("Shareable", "The badge is an open standard: anyone can check it, anywhere."),
    ]
    for hidden in ("hidden", "title=", "<details"):
        assert hidden not in features


@pytest.mark.row("A39")
def test_the_five_steps_stand_before_start_too(client, catalogue):
    page = client.get("/start/iep-implementation/").content.decode()
    steps = re.search(r'<ol class="steps">(.*?)</ol>', page, re.S).group(1)
    assert steps.count("<li>") == 5
    assert page.index("How it works") < page.index("Sign in to start")


@pytest.mark.row("A6")
def test_catalogue_pages_say_that_it_is_no_license(client, catalogue):
    for url in ("/", "/stacks/", "/credentials/iep-implementation/"):
        assert "not a license" in client.get(url).content.decode()


@pytest.mark.row("A8")
def test_the_stacks_page_lists_22(client, catalogue):
    page = client.get("/stacks/").content.decode()
    assert len(set(re.findall(r'href="/stacks/([a-z-]+)/"', page))) == 22


@pytest.mark.row("A8")
def test_california_educators_see_their_nine_featured_stacks(signed_in):
    loading.load()
    page = signed_in("dana").get("/stacks/").content.decode()
    featured = page[page.index('id="featured"') : page.index('id="all"')]
    assert len(set(re.findall(r'href="/stacks/([a-z-]+)/"', featured))) == 9


@pytest.mark.row("A9")
@pytest.mark.row("A10")
def test_a_stack_page_is_the_table_program_description_action(client, catalogue):
    page = client.get("/stacks/exceptional-learner/").content.decode()
    for head in ("Program", "Description", "Action"):
        assert f">{head}</th>" in page
    assert "Types of Evidence Required:" in page
    assert "Approximate hours" in page
    assert page.count(">View PDF<") >= 6
    assert page.count(">Start<") >= 6


EXCEPTIONAL_LEARNER = {
    "iep-implementation": "As part of the team that carries out an Individualized Education "
    "Program (IEP), the educator communicates and collaborates in ways that strengthen the "
    "support a student receives toward the agreed goals.",
    "understanding-the-iep-process": "The educator draws on district policy, state regulations "
    "and federal law to understand the Individualized Education Program (IEP), to write goals, "
    "and to carry out instructional supports for learners who have one.",
    "functional-behavior-assessment-and-intervention-plans": "The educator understands what "
    "Functional Behavioral Assessments and Behavior Intervention Plans are for and puts them to "
    "use.",
    "idea-determining-eligibility": "The educator shows how laws, regulations, policies and "
    "procedures at federal, state and local level fit together, and how they lead to the "
    "decision whether a student is eligible for special education and related services.",
    "working-with-students-with-autism-spectrum-disorder": "The educator meets the needs of "
    "students identified with Autism Spectrum Disorder and works together with stakeholders so "
    "that instruction is of high quality and transitions are supported.",
    "introduction-to-universal-design-and-learning": "The educator uses the guidelines and "
    "checkpoints of Universal Design for Learning (UDL) to improve the plan of a unit of study, "
    "lowering barriers and helping every student grow into an expert learner.",
}


@pytest.mark.row("A9", "A10")
def test_exceptional_learner_shows_its_six_rows_in_order(client, catalogue):
    page = client.get("/stacks/exceptional-learner/").content.decode()
    body = re.search(r"<tbody.*?</tbody>", page, re.S).group(0)
    rows = re.findall(r"<tr.*?</tr>", body, re.S)[:6]
    expected = enumerate(EXCEPTIONAL_LEARNER.items(), 1)
    for row, (number, (slug, competency)) in zip(rows, expected, strict=True):
        assert re.findall(r'<span class="no">(.*?)</span>', row) == [str(number)]
        assert f'href="/credentials/{slug}/"' in row
        assert f"<p>{competency}</p>" in row
        evidence = MicroCredential.objects.get(slug=slug).current.evidence_types
        assert f"Types of Evidence Required:</b> {', '.join(evidence)}</p>" in row


@pytest.mark.row("A31")
@pytest.mark.row("A30")
@pytest.mark.row("A22")
def test_rubric_pass_rule_and_passing_text_are_public(client, catalogue):
    page = client.get("/credentials/classroom-embedded-performance-assessment/").content.decode()
    assert "Rubric for Part 2" in page
    assert "a passing score in Parts 1 and 3" in page
    assert "Passing:" in page
    assert "<h1>" in page


@pytest.mark.row("A18")
def test_headings_of_a_credential_page_do_not_skip_a_level(client, catalogue):
    every = MicroCredential.objects.all()
    assert len(every) == 103
    for thing in every:
        page = client.get(reverse("credential", args=[thing.slug])).content.decode()
        levels = [int(n) for n in re.findall(r"<h([1-6])", page)]
        assert levels.count(1) == 1
        assert all(b - a <= 1 for a, b in itertools.pairwise(levels)), thing


@pytest.mark.row("A18")
def test_method_components_are_headed_sections_and_nested_ones_a_level_deeper(client, catalogue):
    page = client.get("/credentials/classroom-embedded-performance-assessment/").content.decode()
    section = page[page.index("<h2>Method Components</h2>") : page.index('<h2 id="guidelines"')]
    assert re.findall(r"<(h[2-6])>(.*?)</\1>", section)[:5] == [
        ("h2", "Method Components"),
        ("h3", "Creating or Revising a Quality Performance Assessment"),
        ("h4", "Definitions"),
        ("h4", "When and Why to Use a Performance Assessment"),
        ("h4", "Common Performance Assessment Tasks, Products, and Performances"),
    ]
    assert "<ul><li>In a performance assessment students show" in section


@pytest.mark.row("A21")
def test_an_empty_section_is_not_shown(client):
    factories.credential()
    with_none = client.get("/credentials/iep/").content.decode()
    assert "Suggested Preparation" not in with_none
    with purge.permitted("test", "preparation"):
        Version.objects.update(preparation="Read one plan with a colleague.")
    with_one = client.get("/credentials/iep/").content.decode()
    assert with_one.index("Suggested Preparation") < with_one.index("Read one plan with")


@pytest.mark.row("A14")
def test_search_finds_words_stacks_and_evidence(client, catalogue):
    by_word = client.get("/search/", {"q": "iep collaboration"}).content.decode()
    assert "IEP Implementation: Communication and Collaboration" in by_word
    ideas = client.get("/search/", {"q": "generating ideas"}).content.decode()
    assert "/credentials/generating-ideas/" in ideas
    nothing = client.get("/search/", {"q": "zzzz"}).content.decode()
    assert "Nothing matches" in nothing


def found(client, **query):
    """The slugs of all pages of a search."""
    slugs = set()
    for number in itertools.count(1):
        page = client.get("/search/", {**query, "page": number}).content.decode()
        more = set(re.findall(r'href="/credentials/([a-z0-9-]+)/"', page)) - slugs
        if not more:
            return slugs
        slugs |= more


@pytest.mark.row("A14", "L15")
def test_what_stands_in_no_stack_is_found_by_search_and_at_its_issuer(client, catalogue):
    outside = MicroCredential.objects.filter(stack_items=None).select_related("issuer")
    assert len(outside) == 23
    assert {thing.slug for thing in outside} <= found(client)
    assert "restorative-conferencing" in found(client, q="restorative harm repair")
    for stack in ("exceptional-learner", "classroom-management"):
        assert found(client, stack=stack).isdisjoint(thing.slug for thing in outside)
    for thing in outside:
        page = client.get(f"/issuers/{thing.issuer.slug}/").content.decode()
        assert f'href="/credentials/{thing.slug}/"' in page


@pytest.mark.row("A8")
def test_a_stack_says_how_many_rows_its_page_and_its_filter_show(client, catalogue):
    for stack in queries.stacks():
        page = client.get(f"/stacks/{stack.slug}/").content.decode()
        assert page.count(">View PDF<") == stack.size == len(found(client, stack=stack.slug))


def tagged(*families):
    """The slugs of what asks for any of these families of evidence."""
    asking = MicroCredential.objects.filter(current__evidence_tags__slug__in=families)
    return set(asking.values_list("slug", flat=True))


@pytest.mark.row("A10", "A28")
def test_the_evidence_filter_narrows_the_list(client, catalogue):
    assert found(client, evidence="video") == tagged("video") < found(client)
    assert tagged("video")


@pytest.mark.row("A28")
def test_every_family_of_evidence_that_is_asked_for_is_a_filter(client, catalogue):
    page = client.get("/search/").content.decode()
    families = set(re.findall(r'name="evidence" value="([a-z-]+)"', page))
    # the families that the programme's own description names
    assert {
        "portfolio",
        "video",
        "student-work",
        "observation",
        "reflection",
        "document",
    } <= families
    for one in families:
        assert client.get("/search/", {"evidence": one}).context["page"].paginator.count == (
            len(tagged(one))
        )
    two = ["video", "survey"]
    count = client.get("/search/", {"evidence": two}).context["page"].paginator.count
    assert count == len(tagged(*two))


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow_with_the_rows(
    client, count, django_assert_num_queries
):
    stack = factories.stack()
    for n in range(count):
        factories.credential(f"one-{n}", f"Number {n}", in_stack=stack)
    with django_assert_num_queries(2):
        client.get("/stacks/exceptional-learner/")
    with django_assert_num_queries(1):
        client.get("/stacks/")


def test_visitors_get_no_cookie(catalogue):
    client = Client()
    for url in ("/", "/stacks/", "/stacks/exceptional-learner/", "/credentials/generating-ideas/"):
        assert not client.get(url).cookies


@pytest.mark.row("A5")
def test_california_reads_its_own_word_and_kentucky_the_other(signed_in, cast):
    loading.load()
    california = signed_in("dana").get("/credentials/iep-implementation/").content.decode()
    assert "micro-certification" in california
    assert not re.search(r"micro-?credential", california, re.I)
    assert "micro-credential" in signed_in("asha").get("/stacks/").content.decode()


def test_an_unknown_stack_or_credential_is_not_found(client, db):
    assert client.get("/stacks/none/").status_code == 404
    assert client.get("/credentials/none/").status_code == 404
