"""What may stand as a person's code: a role and a letter or number. Nothing else, so no name.

Pure. The words are those of both languages of the portal, whichever the educator works in.
"""

import re

_ROLES = """
student pupil learner child teen adult teacher colleague coach aide assistant principal
parent guardian caregiver family volunteer visitor partner person speaker
estudiante alumno alumna aprendiz niño niña joven adulto adulta docente maestro maestra
colega asistente ayudante director directora madre padre tutor tutora familiar voluntario
voluntaria visitante persona
"""
WORDS = frozenset(_ROLES.split())
# A letter, two capitals (as initials or AA), a number, or a letter with a number: A, AB, 12, S1.
_MARK = re.compile(r"[A-Z]{1,2}|[A-Z]?\d{1,3}")
_SHAPE = re.compile(r"(?:(?P<word>[^\W\d_]{4,12})[ -]?)?(?P<mark>[A-Za-z]{1,2}|[A-Za-z]?\d{1,3})")


def code(typed: str) -> str:
    """The code in its one spelling ("student a" is "Student A"); empty where it is none.

    Two letters are taken as capitals only, so that a short first name is not.
    """
    told = _SHAPE.fullmatch(" ".join(typed.split()))
    if told is None:
        return ""
    word, mark = told["word"] or "", told["mark"]
    mark = mark if len(mark) == 2 and mark.isalpha() else mark.upper()
    if not _MARK.fullmatch(mark) or (word and word.lower() not in WORDS):
        return ""
    return f"{word.capitalize()} {mark}" if word else mark
