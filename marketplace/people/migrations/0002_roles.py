"""The groups of staff. Editors is Wagtail's own group, which may draft; ours may publish too. Its Moderators group stays without members."""

from django.db import migrations


def make_roles(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")
    Page = apps.get_model("wagtailcore", "Page")
    GroupPagePermission = apps.get_model("wagtailcore", "GroupPagePermission")

    Group.objects.get_or_create(name="Officers")
    editors, _ = Group.objects.get_or_create(name="Editors")
    admin, _ = ContentType.objects.get_or_create(app_label="wagtailadmin", model="admin")
    access, _ = Permission.objects.get_or_create(content_type=admin, codename="access_admin", defaults={"name": "Can access Wagtail admin"})
    editors.permissions.add(access)
    page, _ = ContentType.objects.get_or_create(app_label="wagtailcore", model="page")
    root = Page.objects.get(depth=1)
    for codename, name in [("add_page", "Can add page"), ("change_page", "Can change page"), ("publish_page", "Can publish page")]:
        permission, _ = Permission.objects.get_or_create(content_type=page, codename=codename, defaults={"name": name})
        GroupPagePermission.objects.get_or_create(group=editors, page=root, permission=permission)


class Migration(migrations.Migration):

    dependencies = [
        ("people", "0001_initial"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailimages", "0023_add_choose_permissions"),
        ("wagtaildocs", "0011_add_choose_permissions"),
    ]

    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
