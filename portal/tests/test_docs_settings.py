"""docs/reference/settings.md names every variable that portal/settings reads, and no other."""

import re

from django.conf import settings

READ = re.compile(r"""env\.\w+\(\s*["'](\w+)["']""")
NAMED = re.compile(r"^\| `(\w+)` \|", re.MULTILINE)


def _text(*path):
    return settings.BASE_DIR.joinpath(*path).read_text()


def test_the_list_of_settings_is_complete_and_has_nothing_else():
    files = settings.BASE_DIR.joinpath("portal", "settings").glob("*.py")
    read = {name for path in files for name in READ.findall(path.read_text())}
    named = NAMED.findall(_text("docs", "reference", "settings.md"))
    assert read == set(named)
    assert len(named) == len(set(named))
