"""Ways of breaking a badge, each a function: it spoils the site or makes a false badge, and hands
over what is brought then."""

from badges.tests.shapes.breakages.breaking import Breakage

__all__ = ["Breakage"]
