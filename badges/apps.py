from django.apps import AppConfig


class BadgesConfig(AppConfig):
    name = "badges"

    def ready(self) -> None:
        """Register the system check of the public origin."""
        from badges import checks  # noqa: F401, PLC0415 - apps must be ready first
