"""A name for invitations that may be shown, apart from the secret of the mail.

Until now the inviter saw the code, and records hold it. So it becomes the handle of each
invitation there is, and the code is drawn anew: links sent before no longer work, and what waits
is sent again from the page of the place.
"""

from django.db import migrations, models

from portal.kit import codes


def part(apps, schema_editor):
    """The known code becomes the handle; the secret is a new one."""
    invitations = apps.get_model("accounts", "Invitation").objects.all()
    for invitation in invitations.only("code"):
        invitation.handle, invitation.code = invitation.code, codes.long_code()
        invitation.save(update_fields=["handle", "code"])


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_erasure_and_withdrawal")]

    operations = [
        migrations.AddField("invitation", "handle", models.CharField(max_length=40, null=True)),
        migrations.RunPython(part, migrations.RunPython.noop),
        migrations.AlterField(
            "invitation",
            "handle",
            models.CharField(default=codes.long_code, max_length=40, unique=True),
        ),
    ]
