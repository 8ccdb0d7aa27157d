"""Triggers refuse to alter or delete what the journal holds."""

from django.db import migrations

from registry import journal_guard


class Migration(migrations.Migration):
    dependencies = [("registry", "0005_cases")]

    operations = [
        migrations.RunPython(
            lambda apps, editor: journal_guard.install(editor.connection),
            lambda apps, editor: journal_guard.remove(editor.connection),
        )
    ]
