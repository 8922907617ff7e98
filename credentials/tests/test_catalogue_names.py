"""The names that the programme itself has published stand in the catalogue, letter by letter."""

import re
from pathlib import Path

import pytest

from credentials.catalogue_format import files_of, read
from credentials.catalogue_shape import STACKS

FOLDER = Path(__file__).resolve().parent.parent / "catalogue"
COMMUNITY = FOLDER / "micro_credentials/classroom-management/01-creating-a-classroom-community.toml"
NAMED_STACKS = [
    "Arts Integration",
    "Assessment Literacy",
    "Bully Free Schools",
    "Classroom Management",
    "Classroom Practice (InTasc): Learner and Learning",
    "Classroom Practice (InTasc): Understanding Content",
    "Classroom Practice (InTasc): Instructional Practice",
    "Classroom Practice (InTasc): Professional Responsibility",
    "Community Schools Improvement Science",
    "Cooperating Teacher",
    "English Language Learners",
    "Every Student Succeeds Act",
    "Five Core Propositions",
    "Leadership in Organizing",
    "Supporting LGBTQ Students",
    "Teacher Leadership: Overarching Competencies",
    "Teacher Leadership: Diversity, Equity, and Cultural Competence Pathway",
    "Teacher Leadership: Association Pathway",
    "Teacher Leadership: Instructional Pathway",
    "Teacher Leadership: Policy Pathway",
    "Technology Integration",
    "Exceptional Learner",
]
# In the order of each stack, where one is published.
VERIFIED = {
    "Assessment Literacy": ["Classroom-Embedded Performance Assessment"],
    "Classroom Management": ["Creating a Classroom Community"],
    "Cooperating Teacher": [
        "Andragogy Adult Learning",
        "Equity Literacy",
        "Listening and Non-Verbal Communication",
        "Managing Difficult Conversations",
        "Positive Professional Relationships",
    ],
    "English Language Learners": [
        "Advocating for ELL students and their families at the school level",
        "Advocating for ELL Friendly Local, State, and Federal Policies",
        "Analyzing Assessments to Support ELL Learning",
        "Understanding Academic Language",
        "Understanding Second Language Acquisition (SLA) Stages",
    ],
    "Five Core Propositions": [
        "Know Your Students",
        "Knowing Your Content & How to Teach It to Students",
        "Managing & Monitoring Student Learning",
        "Teachers are Members of Learning Communities",
        "Thinking Systematically About Your Practice",
    ],
    "Teacher Leadership: Overarching Competencies": [
        "Adult Learning",
        "Communication",
        "Continuing Education and Learning",
    ],
    "Teacher Leadership: Diversity, Equity, and Cultural Competence Pathway": [
        "Exploring and Unpacking Bias"
    ],
    "Exceptional Learner": [
        "IEP Implementation: Communication and Collaboration",
        "Understanding the IEP Process",
        "Functional Behavior Assessment and Intervention Plans",
        "IDEA- Determining Eligibility",
        "Working with Students with Autism Spectrum Disorder",
        "Introduction to Universal Design and Learning",
    ],
}
# Published in groups that are not among the 22, by other issuers or without a group.
OUTSIDE = {
    "Trauma Informed Pedagogy": [
        "Creating a Healing Centered Learning Environment",
        "Trauma Informed Support for Students",
        "Developing a Healing-Centered Self Care Practice",
    ],
    "Restorative Practices": [
        "Exploring Restorative Practices",
        "Building a Positive Classroom Community with Affective Language",
        "Restorative Circles: Building Relationships in the Classroom",
        "Restorative Conferencing",
        "Implementing Restorative Practices",
    ],
    "Multilingual Learners": [
        "Multilingual Learners 101",
        "Culturally Relevant Pedagogy",
        "Advocating for Multilingual Learners",
        "Multilingual Learners: Assessments",
    ],
    "Adult Social Emotional Learning": ["Self-Awareness", "Self-Management", "Social Awareness"],
    "Co-Teaching": ["Foundations of Co-Teaching"],
    "Family Engagement": [
        "Families in Society and Cultural Contexts",
        "Family Engagement as Access and Opportunities For All",
    ],
    "Teaching with Primary Sources": ["Inquiry with Primary Sources"],
    "Native Education": ["Acknowledging and Honoring Resilience of AI/AN Education"],
    "Educator Ethics": ["Understanding Educator Ethics"],
    "Climate": ["Climate Change and Environmental Justice"],
    "Digital Promise": ["Generating Ideas"],
}


@pytest.fixture(scope="module")
def everything():
    return [read(path) for path in files_of(FOLDER)]


def test_all_22_named_stacks_are_there_and_no_other():
    rows = read(FOLDER / "stacks.toml", STACKS)["stacks"]
    assert sorted(row["name"] for row in rows) == sorted(NAMED_STACKS)


@pytest.mark.row("A8")
@pytest.mark.parametrize("stack", VERIFIED)
def test_every_verified_name_stands_in_its_stack_and_is_not_marked_as_invented(stack, everything):
    rows = read(FOLDER / "stacks.toml", STACKS)["stacks"]
    (slug,) = [row["slug"] for row in rows if row["name"] == stack]
    inside = {
        data["title"]: data["demo"]
        for data in everything
        if slug in [place["slug"] for place in data["stacks"]]
    }
    assert {title: inside.get(title) for title in VERIFIED[stack]} == dict.fromkeys(
        VERIFIED[stack], False
    )


@pytest.mark.row("A8")
@pytest.mark.parametrize("group", OUTSIDE)
def test_every_verified_name_outside_the_stacks_is_there_and_stands_in_none(group, everything):
    found = {data["title"]: (data["demo"], data["stacks"]) for data in everything}
    assert {title: found.get(title) for title in OUTSIDE[group]} == {
        title: (False, []) for title in OUTSIDE[group]
    }


def test_every_other_title_is_marked_as_invented(everything):
    names = [*VERIFIED.values(), *OUTSIDE.values()]
    published = {title for titles in names for title in titles}
    assert {data["title"] for data in everything if not data["demo"]} == published
    # Prompts and rubrics are the portal's own everywhere but where a source gave them.
    assert all(data["demo_text"] for data in everything if data["demo"])


@pytest.mark.row("A16", "A17", "A18")
def test_creating_a_classroom_community_has_everything_that_its_source_gives():
    found = read(COMMUNITY)
    assert found["title"] == "Creating a Classroom Community"
    assert found["stacks"][0] == {"slug": "classroom-management", "position": 1, "label": "1."}
    assert "key relationships matter for a positive classroom community" in found["competency"]
    for word in ("culture", "relationships grow among all learners", "belongs", "valued"):
        assert word in found["key_method"]
    cultivating, belonging = found["components"]
    assert cultivating["heading"] == "Cultivating relationships among all learners"
    assert "the learners in the room are the students and the teacher" in cultivating["text"]
    assert belonging["heading"] == "Creating a sense of belonging and value for each learner"
    assert re.findall(
        r"communication|conflict resolution|tolerance|acceptance", belonging["text"]
    ) == ["communication", "conflict resolution", "tolerance", "acceptance"]
    assert_in_turn(
        cultivating["bullets"],
        ["pictures of themselves", "names", "team-building", "share ideas", "Invite parents"],
    )
    assert_in_turn(
        belonging["bullets"],
        [
            "class meetings",
            "work together",
            "resolve conflict",
            "diversity is accepted and encouraged",
            "what each learner needs",
            "lives and cultures of all learners",
            "choices and voice",
        ],
    )


def assert_in_turn(bullets, examples):
    for bullet, example in zip(bullets, examples, strict=True):
        assert example in bullet
