"""One badge in one shape, as it stands on a site that a test may spoil."""

import json
from dataclasses import dataclass, field

from badges.openbadges import jws, png, svg
from badges.openbadges.documents import Document
from badges.openbadges.serialise import to_bytes
from badges.tests.conformance_server import Answer, Site
from badges.tests.shapes.world import World
from badges.verifying.results import Word

HOSTED, SIGNED = ("address", "data", "png", "svg"), ("signed", "signed png")


@dataclass(frozen=True)
class Shape:
    """One way in which a badge is issued: which badge, brought how, and what it is as it stands."""

    name: str
    held: str
    form: str
    word: Word = Word.VALID

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Brought:
    """What is brought to be checked: `kind` as the validator's session names it."""

    kind: str
    what: str | bytes
    name: str = ""
    mail: str = ""


@dataclass
class Badge:
    """The badge, and how each of its documents is changed and put up again."""

    site: Site
    world: World
    shape: Shape
    mail: str = field(init=False)

    def __post_init__(self) -> None:
        held = self.world.held[self.shape.held]
        self.address, self.mail, self.token = held.address, "", held.token
        self.document: Document = json.loads(held.document)
        self.path = self.site.path(self.address)
        self.class_path = self.site.path(self.document["badge"])
        made = self.at(self.class_path)
        self.issuer_path = self.site.path(made["issuer"])
        self.picture_path = self.site.path(made["image"]["id"])
        issuer = self.at(self.issuer_path)
        self.key_path = self.site.path(issuer["publicKey"])
        self.list_path = self.site.path(issuer["revocationList"])

    @property
    def is_signed(self) -> bool:
        return self.shape.form in SIGNED

    def at(self, path: str) -> Document:
        """The document at a path."""
        return json.loads(self.site.answers[path].body)

    def change(self, path: str, **fields: object) -> None:
        """Put a document up again with some fields changed; None takes a field out."""
        self.site.answers[path].body = to_bytes(_changed(self.at(path), fields))

    def answer(self, path: str, **how: object) -> None:
        """Change how a path answers: its status, kind, body, headers."""
        for name, value in how.items():
            setattr(self.site.answers[path], name, value)

    def text(self) -> str:
        """What is in the earner's hands: the data, or the signed text."""
        return self.token if self.is_signed else to_bytes(self.document).decode()

    def reissued(self, **fields: object) -> Brought:
        """The issuer has issued it with some fields changed, and that is what is brought."""
        if self.is_signed:
            return self.in_shape(self.signed(**fields))
        self.document = _changed(self.document, fields)
        body = to_bytes(self.document)
        self.site.answers[self.path].body = body
        baked = png.bake(self.picture(), body.decode())
        self.site.answers[f"{self.path}/image"] = Answer(baked, "image/png")
        return self.in_shape(self.text())

    def payload(self, **fields: object) -> Document:
        """What the signed text says, with some fields changed."""
        return _changed(json.loads(jws.claimed(self.token)), fields)

    def signed(self, **fields: object) -> str:
        """That, signed by the issuer's own key."""
        return jws.sign(to_bytes(self.payload(**fields)), self.world.key)

    def picture(self) -> bytes:
        """The picture of the class as a PNG."""
        return self.world.answers[self.picture_path].body

    def drawing(self) -> bytes:
        """The same as a drawing, with nothing in it."""
        baked = self.world.answers[f"{self.path}/image.svg"].body
        element = svg.look(baked).badges[0]
        return baked[: element.start] + baked[element.end :]

    def in_shape(self, text: str) -> Brought:
        """A text brought in the shape of this badge."""
        match self.shape.form:
            case "address":
                return Brought("url", self.address, mail=self.mail)
            case "data":
                return Brought("data", text, mail=self.mail)
            case "svg":
                return self.as_svg(svg.bake(self.drawing(), text, self.address))
            case "signed":
                return Brought("jws", text, mail=self.mail)
            case _:
                return self.as_png(png.bake(self.picture(), text))

    def brought(self) -> Brought:
        """The badge as its earner has it."""
        return self.in_shape(self.text())

    def as_png(self, data: bytes) -> Brought:
        return Brought("image", data, "badge.png", self.mail)

    def as_svg(self, data: bytes) -> Brought:
        return Brought("image", data, "badge.svg", self.mail)


def _changed(document: Document, fields: dict[str, object]) -> Document:
    return {name: value for name, value in (document | fields).items() if value is not None}
