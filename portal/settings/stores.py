"""Where things are kept: database, broker and cache."""

from portal.settings.environment import PRODUCTION, VAR_DIR, env

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR}/cairn.sqlite3")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Measured: without these, 91 of 600 concurrent writes ended in "database is locked".
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;",
    }
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
elif PRODUCTION:
    # Measured: opening a connection costs more than all queries of a small page.
    DATABASES["default"].setdefault("CONN_MAX_AGE", 60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # Measured: PostgreSQL planned the assessors' queue for 33 ms and ran it in 1; so for 3 ms.
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c join_collapse_limit=4"
    # portal.kit.direct: a statement is prepared when it is run for the third time.
    DATABASES["default"]["OPTIONS"].setdefault("prepare_threshold", 2)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", default="redis://127.0.0.1:6399/0")
CELERY_BROKER_URL = REDIS_URL
_MEMORY = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
_SHARED = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
# allauth counts attempts in the cache; several web processes must count together.
CACHES = {"default": _SHARED if PRODUCTION else _MEMORY}
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_IGNORE_RESULT = True
# Longer than cleaning the worst file may take, shorter than the broker waits for an answer; see
# portal.relay.LONG.
CELERY_TASK_TIME_LIMIT = 600
# The worker's log is written as the web's: portal.kit.reports.
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 900,
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
    "socket_connect_timeout": 2,
    # A page must not wait for a broker that is away: the sweep finds the row.
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0.1,
    "interval_max": 0.1,
}
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TIMEZONE = "UTC"
# No two ticks of the clockwork lie further apart than this; tests make it a second.
BEAT_SECONDS = env.float("CAIRN_BEAT_SECONDS", default=86_400.0)
