"""The pictures of badge classes."""

from badges.drawing.picture import class_image

__all__ = ["class_image"]
