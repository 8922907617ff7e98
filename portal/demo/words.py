"""What the people of the demo world write. Nothing in it names anybody."""

from itertools import cycle, islice

SENTENCES = (
    "I teach in a setting where most of the group share one room for the core subjects.",
    "Two adults plan together on Mondays and agree on one page that says who does what.",
    "The learner I chose reads well aloud and loses the thread when a task has several steps.",
    "Before the unit I looked at three sources: a work sample, a short talk and last term's notes.",
    "Each of them told me something that the others did not.",
    "The family said what works at home, and that became the first line of the plan.",
    "We wrote the goal so that a stranger could tell in May whether it was reached.",
    "Every Friday one of us counted for ten minutes and put the number on the wall of the office.",
    "In the second week the numbers fell, and we changed the cue, not the goal.",
    "I gave the steps one at a time, on a strip that the learner could turn over.",
    "After nine lessons the learner turned the strip without being asked.",
    "Those who had no plan used the strip as well, which I had not expected.",
    "What surprised me was how much quieter the start of the hour became.",
    "I had planned to speak less; the recording showed that I had to plan it again.",
    "A colleague watched one lesson and wrote down only what the learner did.",
    "Her notes showed a gap of four minutes between the task and the first word on paper.",
    "We moved the model text to the front of the booklet and the gap shrank to one minute.",
    "The service that the plan names happened on eleven of twelve days; I wrote down why not.",
    "At the meeting everybody had the same page in front of them and spoke to the same numbers.",
    "The team kept one accommodation, dropped one that nobody used and added a quiet corner.",
    "I now ask the learner first, and write the answer in the learner's own words.",
    "The next unit starts with the part that worked, so that the group meets it early.",
    "What I would do differently is to share the strip with the family in the first week.",
    "The evidence is small, but it points one way, and it is enough to plan the next step.",
)
ACTIVITY = "Planned with the team, taught over four weeks, and looked at the numbers on Fridays."
NOTE = "Which of you does this, and by when? Name the roles."
NOT_YET_COMMENT = (
    "The plan says what is shared, not who answers whom and by when. One line for each person "
    "would make it usable for a substitute."
)
MET_COMMENT = "Clear, and backed by more than one source."
DECISION = (
    "You are close. What is met stays met; mend the one part that is named below and send it again."
)
WELCOME = "Well done. The way you count and change course is worth sharing."
QUESTION = (
    "My evidence is a poster that the group made. May I photograph it, and how do I make sure "
    "that no name can be read?"
)
ANSWERED = (
    "Does the month of due time also run during the winter break?",
    "Yes, the date on your requirements page counts every day. If illness or leave gets in the "
    "way, ask the staff of your affiliate: they can move it.",
)
NICKNAME = "Coach Birdie"
CAPTIONS = {
    "pdf": "The plan as the team has it, two pages",
    "jpg": "What we counted in five weeks, from the wall of the office",
    "png": "The steps of the lesson, as they hang beside the board",
}


def text(count: int, start: int = 0) -> str:
    """About `count` words, whole sentences, beginning at another one for each `start`."""
    chosen: list[str] = []
    for sentence in islice(cycle(SENTENCES), start * 5, None):
        if len(" ".join([*chosen, sentence]).split()) > count:
            return " ".join(chosen) or SENTENCES[start % len(SENTENCES)]
        chosen.append(sentence)
    return ""


# A name that is a word, too: what the anonymity officer looks at.
FLOWER = "Rose"
GARDEN = "On Fridays the group plans the beds of the Rose Garden behind the gym."
NO_NAME = "The garden of the school is called so; it stands on its sign."
