"""Whose work it is and who reads it; a caller may name others."""

from dataclasses import dataclass

from portal.demo.cast import Person

MORE = [
    Person("Kurt", "Vale", "kea", roles=(("affiliate", "kea", "staff"),)),
    Person("Rhea", "Dunn", "oakland", "Skyline High School"),
    Person("Gil", "Frost", "nea"),
]
LEARNERS = {
    "draft": Person("Abel", "Quist", "fresno", "Roosevelt High School"),
    "agreed": Person("Bea", "Novak", "fresno", "Bullard Middle School"),
    "parts": Person("Cleo", "Marsh", "fresno", "Edison High School"),
    "checking": Person("Dirk", "Olsen", "fresno", "McLane High School"),
    "needs_fix": Person("Edie", "Zhou", "fresno", "Hoover High School"),
    "queued": Person("Finn", "Abara", "fresno", "Fresno High School"),
    "in_review": Person("Gwen", "Ortiz", "fresno", "Duncan High School"),
    "adjudication": Person("Hugo", "Sato", "fresno", "Kings Canyon Middle School"),
    "recommended": Person("Inga", "Brandt", "fresno", "Cooper Academy"),
    "approved": Person("Jules", "Amin", "fresno", "Tioga Middle School"),
    "offered": Person("Kaia", "Lopez", "fresno", "Wawona School"),
    "accepted": Person("Lars", "Chen", "fresno", "Yosemite Middle School"),
    "not_yet": Person("Mina", "Doyle", "fresno", "Ahwahnee Middle School"),
    "withdrawn": Person("Nils", "Ferro", "fresno", "Scandinavian School"),
    "expired": Person("Orla", "Pruitt", "fresno", "Tenaya Middle School"),
}
TWICE_READ = ("adjudication",)


@dataclass
class Readers:
    """Who assesses and who decides; by given name in lower case."""

    first: str = "asha"
    second: str = "ben"
    approver: str = "iris"
