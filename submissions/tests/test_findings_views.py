"""What the identity check finds stands where it was found, with a way out of it."""

import re

import pytest

from credentials.models import Prompt
from portal.accounts.models import Affiliate
from portal.kit import purge
from portal.relay import drain
from submissions import authors, scanning
from submissions.models import Evidence, Response
from submissions.submitting import actions as submitting
from submissions.tests import factories
from submissions.tests.test_writing_views import JSON, address, form_of

HELD = "Agreed with Ms. Ruiz."


def part_page(client, draft, number=2):
    return client.get(address(draft, number)).content.decode()


def item_of(html):
    """The row of the only item of evidence."""
    return re.search(r'<ul class="files">(.*?)</ul>\s*<p>|<ul class="files">(.*)</ul>', html, re.S)[
        0
    ]


@pytest.fixture
def filed(draft):
    """Put a cleaned file into part 2."""

    def put(file, **more):
        factories.put(draft, file, **more)
        drain()
        return Evidence.objects.latest("pk")

    return put


@pytest.mark.row("D10")
def test_a_finding_in_a_file_stands_under_the_file_with_its_pages(signed_in, draft, filed):
    filed(factories.letter("A plan.", HELD, "The end. Ms. Ruiz."))
    html = item_of(part_page(signed_in("dana"), draft))
    assert "1 thing left to look at" in html
    assert ">Clean<" not in html
    assert "“Ruiz”" in html.replace("&ldquo;", "“").replace("&rdquo;", "”")
    for page in (2, 3):
        assert f'/files/CODE-part2-1.pdf#page={page}"' in html
    assert "#page=1" not in html


@pytest.mark.row("D10")
def test_what_no_page_shows_is_said_to_stand_there(signed_in, draft, filed):
    filed(factories.letter("A plan.", chapter="By Ms. Ruiz"))
    (find,) = scanning.finds(draft)
    assert (find.pages, find.unseen) == ((), True)
    assert "It stands where no page shows it" in part_page(signed_in("dana"), draft)


def test_of_a_file_read_before_pages_were_kept_no_page_is_made_up(signed_in, draft, filed):
    row = filed(factories.letter("A plan."))
    Evidence.objects.filter(pk=row.pk).update(extracted_text=f"A plan.\n{HELD}")
    html = part_page(signed_in("dana"), draft)
    assert "It stands inside the file." in html
    assert "#page=" not in html


@pytest.mark.row("D10")
def test_a_file_is_called_clean_again_once_its_findings_are_explained(signed_in, draft, filed):
    filed(factories.letter(HELD))
    dana, (find,) = signed_in("dana"), scanning.finds(draft)
    given = {**form_of(part_page(dana, draft)), f"attest-{find.key}-reason": "A street."}
    given |= {"activity_description": "Typed meanwhile.", "intent": f"attest-{find.key}"}
    answer = dana.post(address(draft, 2), given)
    assert answer["Location"] == f"{address(draft, 2)}#{find.anchor}"
    html = part_page(dana, draft)
    assert ">Clean<" in item_of(html)
    assert "Typed meanwhile.</textarea>" in html
    assert f'id="{find.anchor}"' in html
    assert "A street." in html


@pytest.mark.parametrize(
    ("verb", "leads_to"),
    [("remove", "remove/"), ("replace", "remove/?then=add"), ("change", "change/")],
)
def test_the_ways_out_of_a_finding_save_what_is_typed_first(signed_in, draft, verb, leads_to):
    entry, by = factories.entry(draft, 2), draft.enrollment.educator
    slot = entry.part.slots.first()
    row = factories.evidence.add_text(entry, slot, HELD, by=by)
    dana = signed_in("dana")
    form = form_of(part_page(dana, draft))
    given = {"activity_description": "Typed meanwhile.", "intent": f"{verb}-{row.code}"}
    answer = dana.post(address(draft, 2), {**form, **given})
    assert answer["Location"] == f"/work/items/{row.code}/{leads_to}"
    entry.refresh_from_db()
    assert entry.activity_description == "Typed meanwhile."


def test_replacing_leads_from_the_old_item_to_the_form_for_the_new(signed_in, draft, filed):
    row = filed(factories.letter(HELD))
    dana, page = signed_in("dana"), f"/work/items/{row.code}/remove/?then=add"
    assert "Replace this in Plan?" in dana.get(page).content.decode()
    answer = dana.post(page)
    assert answer["Location"] == f"{address(draft, 2)}slots/1/"
    row.refresh_from_db()
    assert row.removed_at


@pytest.mark.parametrize("verb", ["remove", "replace", "change", "attest", "slot"])
@pytest.mark.parametrize("what", ["", "x", "\r\nX: y", "//evil.example", "0" * 5000])
def test_a_button_that_leads_nowhere_saves_and_stays(signed_in, draft, verb, what):
    dana = signed_in("dana")
    given = {**form_of(part_page(dana, draft)), "intent": f"{verb}-{what}"}
    answer = dana.post(address(draft, 2), given)
    assert answer["Location"].partition("#")[0] == address(draft, 2)


@pytest.mark.row("D7")
@pytest.mark.row("D10")
def test_each_finding_on_the_check_page_leads_to_its_very_spot(signed_in, draft, filed):
    factories.write(draft, 1, "Ms. Ruiz leads us.", "Write to a@b.example.", activity="With Dana")
    filed(factories.letter(HELD), caption="Dana's plan")
    entry = factories.entry(draft, 2)
    slot, by = entry.part.slots.first(), draft.enrollment.educator
    factories.evidence.add_link(entry, slot, "https://ruiz.example/", by=by)
    dana = signed_in("dana")
    html = dana.get(f"/work/{draft.enrollment.code}/check/").content.decode()
    links = set(re.findall(r'href="([^"#]+)#(find-[0-9a-f]+)"', html))
    assert len(links) == len(scanning.finds(draft)) == 6
    for page, anchor in links:
        assert f'id="{anchor}"' in dana.get(page).content.decode()
    assert "Part 1, question 1 (Site): “Ruiz” may tell who you are." in html
    assert "Part 2, file of Plan, page 1: “Ruiz” may tell who you are." in html


@pytest.mark.row("D18")
@pytest.mark.row("D10")
def test_an_autosave_answers_with_what_the_page_would_show(signed_in, draft):
    dana = signed_in("dana")
    given = {"answer-1": "Ms. Ruiz leads us.", "activity_description": "Ask dana@demo.test"}
    given |= form_of(part_page(dana, draft, 1))
    said = dana.post(address(draft) + "autosave/", given, **JSON).json()["finds"]
    names = ("activity_description", "answer-1", "answer-2", "written")
    assert set(said) == {f"finds-{name}" for name in names}
    html = part_page(dana, draft, 1)
    for place, fragment in said.items():
        assert fragment.strip() in html[html.index(f'id="{place}"') :]
    assert "This looks like your family name." in said["finds-answer-1"]
    assert "This is your e-mail address" in said["finds-activity_description"]
    assert said["finds-answer-2"] == ""


def test_an_autosave_without_a_finding_takes_the_shown_ones_away(signed_in, draft):
    factories.write(draft, 1, "Ms. Ruiz leads us.", "Four.", complete=False)
    dana = signed_in("dana")
    given = {**form_of(part_page(dana, draft, 1)), "answer-1": "Somebody leads us."}
    said = dana.post(address(draft) + "autosave/", given, **JSON).json()["finds"]
    assert not any(fragment.strip() for fragment in said.values())


@pytest.mark.row("A24")
def test_a_long_prompt_is_cut_between_words_where_things_to_mend_are_listed(signed_in, draft):
    dana = signed_in("dana")
    with purge.permitted("test", "prompts"):
        Prompt.objects.filter(part__number=1).update(
            label="", text="Describe the setting of your school " * 9
        )
    given = {**form_of(part_page(dana, draft, 1)), "intent": "complete"}
    html = dana.post(address(draft), {**given, "date_of_entry": "2026-01-05"}).content.decode()
    listed = re.findall(r'<li><a href="#id_answer-\d">([^<]*)</a>', html)
    cut = "Describe the setting of your school Describe…"
    assert listed == [f"Part 1, question {n} ({cut}): Write an answer." for n in (1, 2)]
    check = dana.get(f"/work/{draft.enrollment.code}/check/").content.decode()
    assert f'parts/1/#id_answer-2">Part 1, question 2 ({cut}): Write an answer.' in check


@pytest.mark.row("A27")
@pytest.mark.parametrize(
    ("file", "kind"),
    [
        (factories.letter("A plan.", name="photo.jpg"), "a PDF"),
        (factories.picture(name="plan.PDF"), "a JPEG picture"),
        (factories.picture("PNG", name="plan.docx"), "a PNG picture"),
        (factories.letter("A plan.", name="plan.Pdf"), ""),
        (factories.picture(name="a.JPEG"), ""),
        (factories.letter("A plan.", name="plan v1.2"), ""),
        (factories.letter("A plan.", name="plan"), ""),
    ],
    ids=lambda value: getattr(value, "name", value),
)
def test_a_file_that_is_not_what_its_name_says_is_told_so(signed_in, draft, filed, file, kind):
    file.seek(0)
    filed(file)
    html = part_page(signed_in("dana"), draft)
    assert ("it was recognised as" in html) == bool(kind)
    if kind:
        assert f"You sent it as “{file.name}”; it was recognised as {kind}" in html


def test_a_finding_in_the_note_is_to_be_said_otherwise_on_the_same_page(signed_in, draft):
    factories.queue(draft)
    factories.decline(draft)
    by = draft.enrollment.educator
    submitting.write_note(submitting.next_attempt(draft, by=by), "Ms. Ruiz helped.", by=by)
    html = signed_in("dana").get(f"/work/{draft.enrollment.code}/check/").content.decode()
    assert '<a href="#id_note">Your note to the readers: “Ruiz” may tell who you are.' in html
    assert "Say it otherwise." in html
    assert 'id="id_note"' in html


def test_the_reader_of_submitted_work_sees_no_ways_out(signed_in, draft):
    factories.submit(draft)
    html = part_page(signed_in("dana"), draft)
    assert 'name="intent"' not in html
    assert Response.objects.exists()


@pytest.mark.row("D10")
def test_a_file_called_by_its_author_is_told_so_and_stops_nothing(signed_in, draft, filed):
    filed(factories.letter("A plan.", name="Ruiz_dana-IEP plan.pdf"))
    filed(factories.letter("A plan.", name="Smith, grade 4.pdf"))
    finds = scanning.finds(draft)
    assert {find.words for find in finds} == {"Ruiz", "dana"}
    assert not any(find.is_open for find in finds)
    page = part_page(signed_in("dana"), draft)
    assert "Its readers get another name, made of a code." in page
    assert "left to look at" not in page


@pytest.mark.row("D10")
def test_who_sits_in_a_district_is_named_by_the_local_above_it_too(draft):
    local = draft.enrollment.educator.affiliate
    district = Affiliate.objects.create(
        slug="orchard", name="Orchard Unified", level="district", parent=local
    )
    draft.enrollment.educator.affiliate = district
    assert authors.of(draft).locals == ("Orchard Unified", local.name)
