"""Evidence in a bucket or a folder; styles, scripts and fonts; sizes."""

from portal.settings.environment import BASE_DIR, PRODUCTION, TRYING_OUT, VAR_DIR, env

S3_BUCKET = env.str("S3_BUCKET", default="")
MEDIA_ROOT = env.str("MEDIA_ROOT", default=str(VAR_DIR / "files"))
_S3 = {
    "BACKEND": "storages.backends.s3.S3Storage",
    "OPTIONS": {
        "bucket_name": S3_BUCKET,
        "endpoint_url": env.str("S3_ENDPOINT", default="") or None,
        "access_key": env.str("S3_ACCESS_KEY", default="") or None,
        "secret_key": env.str("S3_SECRET_KEY", default="") or None,
        "region_name": env.str("S3_REGION", default="us-east-1"),
        "file_overwrite": False,
        "default_acl": None,
        "querystring_auth": True,
        "querystring_expire": 300,
        "signature_version": "s3v4",
        "addressing_style": "path",
        # Without it a file that is opened comes into memory whole; so beyond this onto the disk.
        "max_memory_size": 1024 * 1024,
    },
}
_LOCAL = {
    "BACKEND": "django.core.files.storage.FileSystemStorage",
    "OPTIONS": {"location": MEDIA_ROOT, "file_permissions_mode": 0o600},
}
HASHED_STATIC = PRODUCTION or env.bool("CAIRN_HASHED_STATIC", default=False)
STORAGES = {
    "default": _S3 if S3_BUCKET else _LOCAL,
    "staticfiles": {
        "BACKEND": "portal.kit.hashed.HashedStorage"
        if HASHED_STATIC
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
STATIC_URL = "/static/"
STATIC_ROOT = env.str("STATIC_ROOT", default=str(BASE_DIR / "staticfiles"))
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = TRYING_OUT
WHITENOISE_MAX_AGE = 0 if TRYING_OUT else 60
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
# What the cleaning takes too; a kind of file may have a limit of its own, by submissions.cleaning.
EVIDENCE_MAX_BYTES = 50 * 1000 * 1000
_RECORDINGS = "mp4 mov m4v mkv webm m4a aac mp3 weba ogg oga opus wav"
EVIDENCE_MAX_BYTES_OF: dict[str, int] = dict.fromkeys(_RECORDINGS.split(), 500 * 1000 * 1000)
# What one person may have on its way at once, and how long an upload waits for its next bytes.
UPLOADS_PER_PERSON = env.int("UPLOADS_PER_PERSON", default=10)
UPLOAD_BYTES_PER_PERSON = env.int("UPLOAD_BYTES_PER_PERSON", default=2_000_000_000)
UPLOAD_KEEP_HOURS = env.int("UPLOAD_KEEP_HOURS", default=48)
# Off, or without LibreOffice on the machine, readers download office documents instead.
OFFICE_AS_PDF = env.bool("OFFICE_AS_PDF", default=True)
