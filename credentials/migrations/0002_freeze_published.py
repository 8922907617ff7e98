"""A published version is never edited (design, section 2.9)."""

from django.db import migrations

from portal.kit.triggers import frozen

VERSION = (
    "OLD.state <> 'draft' AND (NEW.content_hash <> OLD.content_hash OR NEW.state = 'draft'"
    " OR NEW.competency <> OLD.competency OR NEW.key_method <> OLD.key_method"
    " OR NEW.assessors_required <> OLD.assessors_required"
    " OR NEW.credential_id <> OLD.credential_id OR NEW.number <> OLD.number)"
)


def of_version(row):
    return f"(SELECT state FROM credentials_version WHERE id = {row}.version_id) <> 'draft'"


def of_part(row):
    return (
        "(SELECT v.state FROM credentials_version v JOIN credentials_part p"
        f" ON p.version_id = v.id WHERE p.id = {row}.part_id) <> 'draft'"
    )


def of_criterion(row):
    return (
        "(SELECT v.state FROM credentials_version v JOIN credentials_part p"
        " ON p.version_id = v.id JOIN credentials_criterion c ON c.part_id = p.id"
        f" WHERE c.id = {row}.criterion_id) <> 'draft'"
    )


def both(table, rule, name):
    return [
        frozen(table, rule("OLD"), name),
        frozen(table, rule("NEW"), f"{name}_new", ("INSERT",)),
    ]


class Migration(migrations.Migration):
    dependencies = [("credentials", "0001_initial"), ("kit", "0002_purging")]
    operations = [
        frozen("credentials_version", VERSION, "version", ("UPDATE",)),
        *both("credentials_part", of_version, "part"),
        *both("credentials_alignment", of_version, "alignment"),
        *both("credentials_prompt", of_part, "prompt"),
        *both("credentials_artifactslot", of_part, "artifactslot"),
        *both("credentials_criterion", of_part, "criterion"),
        *both("credentials_level", of_criterion, "level"),
    ]
