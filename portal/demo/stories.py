"""Who is where in the demo world, and how they came there. Days are counted back from today."""

from dataclasses import dataclass

IEP, PROCESS = "iep-implementation", "understanding-the-iep-process"
PLANS = "functional-behavior-assessment-and-intervention-plans"
ELIGIBILITY, AUTISM = (
    "idea-determining-eligibility",
    "working-with-students-with-autism-spectrum-disorder",
)
UDL = "introduction-to-universal-design-and-learning"
PERFORMANCE = "classroom-embedded-performance-assessment"
IDEAS = "generating-ideas"
DRAMA, DRAWING, RHYTHM = (
    "drama-as-a-way-into-reading",
    "observational-drawing-in-science",
    "rhythm-and-fractions",
)
# Its badge is good for twelve months.
SOURCES = "checking-sources-online"


@dataclass(frozen=True, slots=True)
class Reading:
    """One review: whose, how many days ago, and which criteria are not yet met."""

    by: str
    days: int
    not_yet: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """One enrollment. What is None or empty has not happened.

    With `picture`, its kind, a picture and a PDF are among the evidence.
    """

    who: str
    slug: str
    began: int
    parts: tuple[int, ...] = ()
    sent: int | None = None
    readings: tuple[Reading, ...] = ()
    held_by: str = ""
    decided: tuple[str, int] | None = None
    met: bool = True
    answer: str = ""
    ends: str = ""
    ended: int = 0
    picture: str = ""


# The order matters: an assessor takes what has waited longest, so what stays open comes last.
STORIES = (
    Story("bela", SOURCES, 400, sent=360, readings=(Reading("noor", 350),), decided=("iris", 345),
          answer="accept"),
    Story("amara", DRAMA, 220, sent=190, readings=(Reading("asha", 187),), decided=("max", 185),
          answer="accept"),
    Story("amara", DRAWING, 180, sent=150, readings=(Reading("mei", 147),), decided=("iris", 145),
          answer="accept"),
    Story("amara", RHYTHM, 140, sent=110, readings=(Reading("noor", 107),), decided=("max", 105),
          answer="accept"),
    Story("dana", IEP, 75, sent=40, readings=(Reading("asha", 37),), decided=("iris", 35),
          answer="accept"),
    Story("amara", IEP, 70, sent=42, readings=(Reading("ben", 40),), decided=("max", 38),
          answer="accept"),
    Story("bela", AUTISM, 66, sent=30, readings=(Reading("noor", 27),), decided=("iris", 24),
          answer="keep"),
    Story("carmen", IDEAS, 60, sent=28, readings=(Reading("mei", 25),), decided=("max", 22),
          answer="accept"),
    Story("dana", PLANS, 34, sent=12, readings=(Reading("ben", 9, ("2.2",)),),
          decided=("max", 6), met=False),
    Story("lee", PROCESS, 50, sent=11, readings=(Reading("mei", 8),), decided=("iris", 2)),
    Story("devon", PERFORMANCE, 62, sent=16, readings=(
        Reading("asha", 14), Reading("ben", 13, ("2.1",)), Reading("noor", 9, ("2.1",)))),
    Story("elena", PROCESS, 58, sent=9, readings=(Reading("asha", 5),), picture="jpg"),
    Story("farid", UDL, 55, sent=4, readings=(Reading("ben", 1),)),
    Story("gloria", PERFORMANCE, 52, sent=6, readings=(Reading("mei", 3),), held_by="noor"),
    Story("hien", IEP, 45, sent=5, held_by="asha", picture="jpg"),
    Story("imani", PERFORMANCE, 48, sent=8, readings=(
        Reading("asha", 6), Reading("ben", 4, ("2.1",)))),
    Story("lee", UDL, 40, sent=1, picture="png"),
    Story("joaquin", ELIGIBILITY, 38, sent=2),
    Story("keiko", AUTISM, 30, ends="bounced", ended=2),
    Story("bela", UDL, 20, ends="resting", ended=1),
    Story("luis", PROCESS, 44, parts=(1,), ends="withdrawn", ended=20),
    Story("maya", IEP, 205, parts=(1, 3), ends="expired", ended=10),
    Story("dana", PROCESS, 21, parts=(1,)),
    Story("amara", UDL, 18, parts=(1, 2)),
    Story("carmen", ELIGIBILITY, 14, parts=(1,)),
    Story("gloria", PLANS, 9, parts=(1,)),
)  # fmt: skip
