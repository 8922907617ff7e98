"""The table of what cleaning takes, and the files it is measured with."""

import pytest
from PIL import Image

from portal.benching.cleaning import office, table
from portal.benching.cleaning.files import photo
from portal.benching.cleaning.measuring import Measured
from submissions.cleaning import inside
from submissions.cleaning.sniff import Kind


def _row(clean, goal=10.0):
    return Measured("PDF", "copied by pikepdf", 10_000_000, 60, clean, 0.1, goal)


@pytest.mark.parametrize(("clean", "verdict"), [(0.5, "met"), (1.5, "NOT MET")])
def test_a_line_tells_seconds_by_size_and_page_and_whether_the_goal_is_met(clean, verdict):
    cells = [cell.strip() for cell in table.line(_row(clean)).strip("|").split("|")]
    assert cells[:3] == ["PDF", "10.0", "60"]
    assert cells[4:6] == [f"{clean / 10:.3f}", f"{clean / 60:.3f}"]
    assert cells[-3:] == [f"{clean / 0.1:.1f}", "< 10", verdict]
    assert len(cells) == len(table.HEADINGS)


def test_the_foot_names_what_was_missed():
    assert list(table.foot([_row(0.5), _row(9, goal=None)])) == ["", "Every goal is met."]
    assert list(table.foot([_row(1.5)])) == ["", "PDF: 15.0x the floor, copied by pikepdf"]


@pytest.mark.parametrize(
    ("pack", "kind"),
    [(office.docx, Kind.DOCX), (office.pptx, Kind.PPTX), (office.xlsx, Kind.XLSX)],
)
def test_the_measured_office_files_are_real_ones(pack, kind):
    copy, report = inside.cleaned(pack([photo("JPEG", (40, 30))] * 2), kind, ["Dana Ruiz"])
    assert copy
    assert report["removed"]


def test_a_photo_carries_what_a_camera_writes(tmp_path):
    (tmp_path / "photo").write_bytes(photo("JPEG", (40, 30)))
    with Image.open(tmp_path / "photo") as picture:
        assert "Dana Ruiz" in picture.getexif().values()
