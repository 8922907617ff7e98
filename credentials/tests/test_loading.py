"""Loading the catalogue files."""

import shutil

import pytest

from credentials import loading, pass_rule
from credentials.models import ArtifactSlot, Criterion, MicroCredential, Stack, StackItem, Version

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded():
    return loading.load()


@pytest.mark.row("A8")
def test_the_22_stacks_are_there_and_none_is_empty(loaded):
    assert Stack.objects.count() == 22
    assert all(stack.items.count() >= 3 for stack in Stack.objects.all())


@pytest.mark.row("A9")
def test_exceptional_learner_shows_its_six_in_order(loaded):
    titles = [i.credential.title for i in Stack.objects.get(slug="exceptional-learner").items.all()]
    assert len(titles) >= 6
    assert titles[0] == "IEP Implementation: Communication and Collaboration"
    assert titles[1] == "Understanding the IEP Process"


def test_loading_again_changes_nothing(loaded):
    versions = Version.objects.count()
    again = loading.load()
    assert (again.published, Version.objects.count()) == ([], versions)
    assert again.unchanged == len(loaded.published)


@pytest.mark.row("A35")
def test_a_changed_file_makes_a_new_version_and_leaves_the_old_one_alone(loaded, tmp_path):
    shutil.copytree(loading.FOLDER, tmp_path / "catalogue")
    file = tmp_path / "catalogue/micro_credentials/exceptional-learner/01-iep-implementation.toml"
    file.write_text(file.read_text().replace("hours = 15", "hours = 16"))
    assert len(loading.load(tmp_path / "catalogue").published) == 1
    thing = MicroCredential.objects.get(slug="iep-implementation")
    assert (thing.current.number, thing.current.hours) == (2, 16)
    assert thing.versions.get(number=1).hours == 15


@pytest.mark.row("A23")
def test_three_and_four_part_ones_both_load(loaded):
    counts = {
        slug: MicroCredential.objects.get(slug=slug).current.parts.count()
        for slug in ("iep-implementation", "generating-ideas")
    }
    assert counts == {"iep-implementation": 3, "generating-ideas": 4}


@pytest.mark.row("A29")
def test_students_a_and_b_stand_in_artifacts_and_in_their_reflections(loaded):
    slots = ArtifactSlot.objects.filter(part__version__credential__slug="generating-ideas")
    found = set(slots.exclude(student="").values_list("part__number", "student"))
    assert found == {(2, "A"), (2, "B"), (3, "A"), (3, "B")}


@pytest.mark.row("A22")
def test_every_pass_rule_names_every_part_and_reads_as_a_sentence(loaded):
    for version in Version.objects.all():
        numbers = version.parts.values_list("number", flat=True)
        assert pass_rule.problems(version.pass_rule, numbers) == []
    iep = MicroCredential.objects.get(slug="classroom-embedded-performance-assessment").current
    assert pass_rule.sentence(iep) == (
        "To earn the micro-credential, you must receive a passing score in Parts 1 and 3 and "
        "a proficient rating for all components in Part 2."
    )
    assert iep.assessors_required == 2


def test_every_one_can_be_started_submitted_and_scored(loaded):
    for version in Version.objects.all():
        for part in version.parts.all():
            assert part.prompts.exists() or part.slots.exists(), part
            assert part.passing, part
            lines = Criterion.objects.filter(part=part)
            assert lines.exists(), part
            assert all(
                {True, False} == set(x.levels.values_list("meets", flat=True)) for x in lines
            )


@pytest.mark.row("L15")
def test_generating_ideas_is_another_issuers_and_in_no_stack(loaded):
    thing = MicroCredential.objects.get(slug="generating-ideas")
    assert thing.issuer.slug == "digital-promise"
    assert not StackItem.objects.filter(credential=thing).exists()
