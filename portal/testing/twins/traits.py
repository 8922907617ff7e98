"""Who the people are in one world, and in the other."""

import functools
from dataclasses import dataclass, field

from django.core.files.uploadedfile import SimpleUploadedFile

from portal.accounts.models import Affiliate, User
from portal.demo.cast import Person
from portal.testing import world as the_world
from submissions.tests import planted

FIELDS = ("given_name", "family_name", "other_names", "school", "district", "phone", "handles",
          "member_number", "email")  # fmt: skip
CANARY = b"qxone"


@dataclass
class Traits:
    """Who the educators are: what their fields hold, where they live, what their files carry."""

    mark: str
    local: str = "fresno"
    zone: str = "America/Los_Angeles"
    blank: tuple[str, ...] = ()
    made: list[bytes] = field(default_factory=list)

    def token(self, state: str, name: str) -> str:
        """A word that stands for one field of one educator and occurs nowhere else."""
        return f"{self.mark}{state.replace('_', '')}{name.replace('_', '')}"

    def learners(self) -> dict[str, Person]:
        """The educators of the world, by the status of their work."""
        return {
            state: Person(self.token(state, "given"), self.token(state, "family"), self.local)
            for state in the_world.LEARNERS
        }

    def dress(self, user: User) -> None:
        """Fill every field that tells who it is, and the address that mails go to."""
        state = user.given_name.removeprefix(self.mark).removesuffix("given")
        values = {name: self.token(state, name) for name in FIELDS if name not in self.blank}
        values["email"] = f"{self.token(state, 'email')}@demo.test".lower()
        user.emailaddress_set.update(email=values["email"])
        local = Affiliate.objects.get(slug=self.local)
        User.objects.filter(pk=user.pk).update(**values, affiliate=local, time_zone=self.zone)

    def upload(self) -> SimpleUploadedFile:
        """The next file: a photograph or a document that carries the educator's name inside."""
        kind = "pdf" if len(self.made) % 2 else "jpg"
        self.made.append(_file(self.mark, kind))
        return SimpleUploadedFile(f"{self.token('file', 'name')}.{kind}", self.made[-1])


@functools.cache
def _file(mark: str, kind: str) -> bytes:
    """A file of somebody, made once: no two PDFs come out with the same numbers."""
    return planted.pdf() if kind == "pdf" else planted.jpeg()


ONE = Traits("Qxone")
OTHER = Traits("Vytwo", "jefferson-two", "Pacific/Honolulu", ("other_names", "district", "phone"))
