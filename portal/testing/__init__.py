"""Real servers for tests and benchmarks: PostgreSQL, Valkey, S3 and a Celery worker.

Each is a context manager with `environ()`, the settings that make the portal use it.
All of them start as root and as an ordinary user, and listen on loopback or a socket alone.
"""
