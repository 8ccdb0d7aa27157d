"""The roles of the rule as groups; those who work in the back office may enter it."""

from django.db import migrations

ROLES = {
    "中心经办人": False,
    "中心负责人": False,
    "专家": False,
    "市州局": False,
    "编辑": True,
    "省局经办": True,
    "省局审批": True,
}


def create_groups(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    access = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    for name, enters in ROLES.items():
        group, _ = Group.objects.get_or_create(name=name)
        if enters:
            group.permissions.add(access)


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0002_vocabulary"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
    ]

    operations = [migrations.RunPython(create_groups, migrations.RunPython.noop)]
