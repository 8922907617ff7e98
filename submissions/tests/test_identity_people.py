"""What looks like a stranger's name, and what does not; how often ordinary texts are asked about."""

import tomllib
from pathlib import Path

import pytest
from django.conf import settings

from portal.demo import words
from submissions import identity
from submissions.identity_all import ADVICE, scan
from submissions.identity_links import kind_of
from submissions.identity_people import MOST
from submissions.identity_profile import IdentityProfile

pytestmark = pytest.mark.row("D10")
NOBODY = IdentityProfile()
MARIA = IdentityProfile(given_names=("María José",), family_names=("Núñez de la Peña",))


def found(text, profile=NOBODY):
    return [(hit.found, hit.kind) for hit in scan(text, profile, "Part 1")]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("my student Jayden was late", [("Jayden", "student")]),
        ("a boy named Xolani spoke", [("Xolani", "student")]),
        ("Name: Lucía R.", [("Lucía", "student")]),
        ("una alumna llamada Itzel", [("Itzel", "student")]),
        ("el estudiante Mateo leyó", [("Mateo", "student")]),
        ("Sofía’s drawing", [("Sofía", "first_name")]),
        ("Then Kevin helped.", [("Kevin", "first_name")]),
        ("Ms. Okafor agreed", [("Okafor", "person")]),
        ("la Sra. Núñez Peña habló", [("Núñez Peña", "person")]),
        ("José Luis Pérez García leyó", [("José Luis Pérez García", "person")]),
        ("JOHN SMITH ran", [("JOHN SMITH", "person")]),
        ("Xochitl Hernández-Ruiz wrote", [("Xochitl Hernández-Ruiz", "person")]),
        ("then Ale-\njandra came", [("Ale-\njandra", "first_name")]),
        ("then K\u200bevin came", [("K\u200bevin", "first_name")]),
        ("then Кеvin came", [("Кеvin", "first_name")]),
    ],
)
def test_what_looks_like_a_persons_name_is_asked_about(text, hits):
    assert found(text) == hits


@pytest.mark.parametrize(
    "text",
    [
        "Carol Dweck (2006) and Hattie, 2009, as Wiggins et al. say",
        "Student A and Ms. R. met; Student Council voted",
        "at Cesar Chavez Elementary School on Martin Luther King Day",
        "In South Carolina, San Diego and Santa Maria",
        "May I will mark it with Grace and Hope in June",
        "Google Classroom, English Language Arts, the Every Student Succeeds Act",
        "El lunes la Maestra enseñó; Los Estudiantes leyeron. Gracias a Dios",
    ],
)
def test_what_is_no_persons_name_is_not(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "María José Núñez de la Peña", "MARIA NUNEZ", "Maria José Peña", "Núñez de la Peña, María",
        "Ma\u0301ria Jose\u0301 Nu\u0301n\u0303ez".replace("Ma\u0301ria", "Mari\u0301a"), "María\nNúñez",
        "María Nú-\nñez", "M\u200baría N\u00adúñez", "Маrіа Nunez", "maria-nunez",
    ],
)  # fmt: skip
def test_one_given_name_and_one_surname_are_the_authors_full_name(text):
    assert [kind for _word, kind in found(text, MARIA)] == ["full_name"]


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://docs.google.com/document/d/1", "account_link"),
        ("https://example.org/plan", "link"),
        ("www.lincoln.k12.ca.us/band", "link_school"),
        ("https://www.loom.com/share/1", "link_video"),
    ],
)
def test_every_link_out_is_told_of_with_what_it_shows(url, kind):
    assert found(f"See {url} today.") == [(url, kind)]
    (hit,) = scan(url, NOBODY, "")
    assert hit.sentence
    assert (hit.kind in ADVICE) == (kind != "account_link")


def test_a_link_to_an_account_says_what_is_seen_there():
    sentences = {
        scan(url, NOBODY, "")[0].sentence
        for url in ("https://youtu.be/1", "https://drive.google.com/x", "https://x.com/msruiz")
    }
    assert len(sentences) == 3
    assert kind_of("someone@YouTube.com:443") == "link_video"


def test_one_text_asks_about_so_many_people_and_no_more():
    text = " and ".join(f"Kevin {name}" for name in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    text += ". ".join(f"Ms. Ab{chr(97 + a)}{chr(97 + b)}" for a in range(9) for b in range(9))
    assert len({word for word, _kind in found(text)}) <= MOST


def test_the_demo_texts_are_not_asked_about_at_all():
    texts = [*words.SENTENCES, words.ACTIVITY, *words.CAPTIONS.values(), words.text(2000)]
    assert [hit for text in texts for hit in found(text)] == []


def test_ordinary_texts_are_asked_about_less_than_once_in_three_thousand_words():
    """The catalogue: sixty thousand words of prompts, criteria and sources, with few people in it."""
    count, asked = 0, []
    for path in Path(settings.BASE_DIR, "credentials").rglob("*.toml"):
        for text in _strings(tomllib.loads(path.read_text())):
            count += len(text.split())
            asked += [hit for hit in found(text) if hit[1] in ("student", "person", "first_name")]
    assert count > 50_000
    assert len(asked) * 3000 <= count, asked


def _strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)


def test_what_is_found_of_readers_is_as_it_was():
    assert [hit.kind for hit in identity.scan("Kevin at https://example.org", NOBODY, "")] == []
