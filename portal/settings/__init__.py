"""Settings from the environment: small by default, loud when wrong.

Without any variable the embedded default runs: SQLite, local files, mails on disk. With
CAIRN_ENV=production it refuses to start while anything is missing or weak, and names all of it
(`required`). docs/reference/settings.md lists each variable; a test compares it with this folder.
"""

from portal.settings.application import *  # noqa: F403
from portal.settings.environment import *  # noqa: F403
from portal.settings.files import *  # noqa: F403
from portal.settings.keys import *  # noqa: F403
from portal.settings.mail import *  # noqa: F403
from portal.settings.security import *  # noqa: F403
from portal.settings.signing_in import *  # noqa: F403
from portal.settings.stores import *  # noqa: F403
