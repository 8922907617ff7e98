from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"
    label = "portal"

    def ready(self) -> None:
        """Tie the outbox to its relay and the clock to its schedule."""
        from portal import clockwork, tasks  # noqa: PLC0415 - apps must be ready first
        from portal.celery import app  # noqa: PLC0415
        from portal.kit import outbox  # noqa: PLC0415

        outbox.on_put(tasks.nudge)
        app.conf.beat_schedule = clockwork.schedule()
