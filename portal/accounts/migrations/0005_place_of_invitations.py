"""The name of the place an invitation leads to, so that each reader is told in their language.

Until now an invitation held one sentence in the language of whoever invited. The name of the place
is read out of it; where that cannot be done the sentence stays what readers see.
"""

from django.db import migrations, models

COHORTS = (
    "Member of the cohort ",
    "Facilitator of the cohort ",
    "Miembro de la cohorte ",
    "Facilitador de la cohorte ",
)


def read_out(scope, label):
    """The place's name in a sentence of before; empty where it holds none."""
    if scope == "cohort":
        begins = next((one for one in COHORTS if label.startswith(one)), label)
        return label.removeprefix(begins)
    return label.partition(", ")[2] if scope in ("affiliate", "issuer", "assessor") else ""


def name_places(apps, schema_editor):
    """Fill `place` where the sentence tells it."""
    rows = apps.get_model("accounts", "Invitation").objects.exclude(label="")
    for invitation in rows.only("scope", "label").iterator():
        invitation.place = read_out(invitation.scope, invitation.label)
        if invitation.place:
            invitation.save(update_fields=["place"])


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_words_of_invitations")]

    operations = [
        migrations.AddField(
            "invitation", "place", models.CharField(blank=True, default="", max_length=200)
        ),
        migrations.AlterField(
            "invitation", "label", models.CharField(blank=True, default="", max_length=200)
        ),
        migrations.RunPython(name_places, migrations.RunPython.noop),
    ]
