"""Static files under names that change with their content, imports of script modules included."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStorage(CompressedManifestStaticFilesStorage):
    """A script that imports another asks for it by its hashed name, so the two never differ."""

    support_js_module_import_aggregation = True
