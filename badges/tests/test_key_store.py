"""Private keys: encrypted under keys of their own, and nowhere to be read."""

import base64
import logging
import os
import pickle
import stat
import uuid

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.conf import settings as loaded
from django.core import management, serializers
from django.core.management import CommandError, call_command
from django.views.debug import SafeExceptionReporterFilter

from badges.models import SigningKey
from badges.openbadges import jws
from badges.signing import actions, store
from badges.tests.test_signing import award, copy
from portal.kit import reports
from portal.kit.models import AuditEntry
from portal.kit.verdict import Refused
from portal.settings import wrapping

__all__ = ["award", "copy"]
ONE, TWO = wrapping.new(), wrapping.new()


def secret(key):
    """Every form in which the private half could be written somewhere."""
    private = store.opened(bytes(key.sealed), key.uuid)
    numbers = private.private_numbers()
    der = private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    lines = pem.decode().splitlines()[1:-1]
    texts = [str(numbers.p), str(numbers.d), f"{numbers.d:x}", f"{numbers.p:x}", *lines]
    wrapped = [base64.urlsafe_b64encode(k).decode() for k in loaded.CAIRN_KEYS]
    return der, [*texts, der.hex(), *wrapped, *(k.hex() for k in loaded.CAIRN_KEYS)]


def test_what_is_stored_holds_no_piece_of_the_key(copy):
    key = SigningKey.objects.get()
    der, _texts = secret(key)
    sealed = bytes(key.sealed)
    pieces = {der[at : at + 8] for at in range(40, len(der) - 8)}
    assert not any(sealed[at : at + 8] in pieces for at in range(len(sealed) - 8))


def test_changing_the_secret_key_changes_nothing(copy, settings, cast):
    settings.SECRET_KEY = "another secret altogether, long enough for everything here"
    settings.SECRET_KEY_FALLBACKS = []
    key = SigningKey.objects.get()
    text = jws.sign(b"payload", store.opened(bytes(key.sealed), key.uuid))
    assert jws.verify(text, key.public_pem) == b"payload"


def test_a_private_half_opens_in_its_own_row_alone(copy):
    sealed = bytes(SigningKey.objects.get().sealed)
    with pytest.raises(store.Locked):
        store.opened(sealed, uuid.uuid4())
    for at in (0, 1, 20, len(sealed) - 1):
        spoiled = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]
        with pytest.raises(store.Locked):
            store.opened(spoiled, SigningKey.objects.get().uuid)


def test_the_first_encrypts_and_all_decrypt_and_keys_are_rewrapped(copy, settings, capsys):
    key, old = SigningKey.objects.get(), settings.CAIRN_KEYS
    settings.CAIRN_KEYS = wrapping.WrappingKeys((*wrapping.read(ONE), *old))
    assert store.opened(bytes(key.sealed), key.uuid)
    call_command("rewrap_keys")
    call_command("rewrap_keys")
    assert capsys.readouterr().out.splitlines() == ["1 encrypted anew.", "0 encrypted anew."]
    settings.CAIRN_KEYS = wrapping.read(ONE)
    key.refresh_from_db()
    assert store.opened(bytes(key.sealed), key.uuid)
    settings.CAIRN_KEYS = old
    with pytest.raises(CommandError, match=str(key.uuid)):
        call_command("rewrap_keys")
    assert AuditEntry.objects.filter(verb="badges.rewrap_key").count() == 1


def test_with_the_wrong_keys_the_earner_reads_a_sentence_and_the_log_names_the_key(
    award, cast, settings, caplog
):
    key = actions.make_key(award.version.credential.issuer, by=cast["root"])
    settings.CAIRN_KEYS = wrapping.read(TWO)
    with caplog.at_level(logging.DEBUG), pytest.raises(Refused, match="support"):
        actions.sign(award, by=cast["dana"])
    assert str(key.uuid) in caplog.text


def test_nothing_that_is_written_shows_a_key(copy, cast, caplog, capsys):
    """Logs, dumps of rows, dumps of settings, names of rows, error reports and mails of errors."""
    key = SigningKey.objects.get()
    _der, texts = secret(key)
    logging.getLogger("badges").warning("%s %r %s", key, key, loaded.CAIRN_KEYS)
    written = [caplog.text, str(key), repr(key), repr(loaded.CAIRN_KEYS), f"{loaded.CAIRN_KEYS}"]
    written.append(serializers.serialize("json", SigningKey.objects.all()))
    management.call_command("diffsettings", all=True)
    written.append(capsys.readouterr().out)
    written.append(repr(SafeExceptionReporterFilter().get_safe_settings()))
    try:
        store.opened(bytes(key.sealed)[:-1], key.uuid)
    except store.Locked as error:
        written.append(reports.where(error))
        report = reports.Report(None, type(error), error, error.__traceback__)
        written.append(report.get_traceback_text() + report.get_traceback_html())
    written.append(str(list(AuditEntry.objects.values())))
    assert "<1 wrapping keys>" in "".join(written)
    assert [text for text in texts for page in written if text in page] == []


def test_wrapping_keys_are_not_pickled():
    with pytest.raises(TypeError):
        pickle.dumps(wrapping.read(ONE))


def test_keys_come_from_a_list_or_a_file(tmp_path):
    path = tmp_path / "keys"
    path.write_text(f"# the new one\n{ONE}\n\n{TWO}\n")
    assert tuple(wrapping.read(str(path))) == tuple(wrapping.read(f"{ONE}, {TWO}"))
    assert len(wrapping.read(ONE)[0]) == 32


@pytest.mark.parametrize(
    "value",
    ["", ",", "REPLACE", ONE[:-4], ONE + "A", f"{ONE},{ONE}", "A" * 43 + "=", "/no/such/file"],
    ids=["nothing", "comma", "word", "short", "long", "twice", "noughts", "no file"],
)
def test_what_is_no_key_is_refused_without_being_repeated(value):
    with pytest.raises(wrapping.Unusable) as error:
        wrapping.read(value)
    assert not value or value not in str(error.value)


def test_the_try_out_default_makes_a_file_of_its_own_once_for_its_owner_alone(tmp_path):
    path = tmp_path / "var" / "keys"
    first = wrapping.read(wrapping.of_its_own(path))
    assert tuple(wrapping.read(wrapping.of_its_own(path))) == tuple(first)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert os.listdir(path.parent) == ["keys"]
    assert tuple(first) != tuple(loaded.CAIRN_KEYS)
