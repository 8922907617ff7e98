"""The keys under which the issuers' signing keys are stored; never SECRET_KEY."""

from portal.settings import wrapping
from portal.settings.environment import VAR_DIR, env

# The name ends in KEYS, which Django blanks out of every report; the value blanks itself out too.
CAIRN_KEYS = wrapping.read(
    env.str("CAIRN_KEYS", default="") or wrapping.of_its_own(VAR_DIR / "keys")
)
