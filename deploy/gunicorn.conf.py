"""gunicorn for production: threads behind nginx. Used by deploy/systemd/cairn-web.service."""

import multiprocessing

bind = "127.0.0.1:8000"
worker_class = "gthread"
workers = min(2 * multiprocessing.cpu_count() + 1, 9)
threads = 4
timeout = 60
graceful_timeout = 30
# A slow leak ends with its process; the jitter keeps them from ending all at once.
max_requests = 5000
max_requests_jitter = 500
# nginx on this machine sets the headers that say who asks and how.
forwarded_allow_ips = "127.0.0.1"
accesslog = "-"
# Paths hold public codes but never queries, which may hold search words.
access_log_format = "%(m)s %(U)s %(s)s %(B)s bytes %(M)s ms"
control_socket_disable = True
