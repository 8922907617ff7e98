"""What is seen on a badge, layer over layer.

A scene knows nothing of files: `picture` makes a PNG of it and `vector` an SVG.
"""

from dataclasses import dataclass, field

from badges.drawing.paths import Outline

SIZE = 600
CENTRE = SIZE / 2
VIEW = 238


@dataclass(frozen=True)
class Layer:
    """One flat colour: an outline, seen only inside `within` and not inside `without`."""

    outline: Outline
    fill: str
    within: Outline | None = None
    without: Outline | None = None


@dataclass(frozen=True)
class Frame:
    """Where things stand: the round view, the hill, and how far up stones may reach."""

    view: float = VIEW
    ground: float = 398
    top: float = 104
    width: float = 280
    tallest: float = 74
    most: int = 8

    def hill(self, aside: float) -> float:
        """How high the near hill is at a distance from the middle."""
        return self.ground + aside**2 / 1900


@dataclass
class Scene:
    """Layers from the back to the front, and the words for who cannot see them."""

    title: str
    layers: list[Layer] = field(default_factory=list)

    def add(self, outline: Outline, fill: str, within: Outline | None = None) -> None:
        """Put one more layer in front."""
        self.layers.append(Layer(outline, fill, within))
