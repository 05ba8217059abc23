"""Puts the exchange's home page where Wagtail left its welcome page, with a place for news below it."""

from django.conf import settings
from django.db import migrations

TITLE = "Sàn giao dịch thương mại điện tử Tây Ninh"
CLAIM = "Đặc sản và hàng hóa Tây Ninh, mua thẳng từ nơi làm ra"


def make(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    Locale = apps.get_model("wagtailcore", "Locale")
    HomePage = apps.get_model("content", "HomePage")
    NewsIndexPage = apps.get_model("content", "NewsIndexPage")
    locale, _ = Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    Locale.objects.get_or_create(language_code="en")
    Site.objects.all().delete()
    Page.objects.filter(depth=2).delete()
    root = Page.objects.get(depth=1)
    home_type, _ = ContentType.objects.get_or_create(app_label="content", model="homepage")
    news_type, _ = ContentType.objects.get_or_create(app_label="content", model="newsindexpage")
    home = HomePage.objects.create(
        title=TITLE, draft_title=TITLE, claim=CLAIM, slug="trang-chu", path=root.path + "0001", depth=2, numchild=1, url_path="/trang-chu/",
        locale=locale, content_type=home_type, live=True,
    )
    NewsIndexPage.objects.create(
        title="Tin tức", draft_title="Tin tức", slug="tin-tuc", path=home.path + "0001", depth=3, numchild=0,
        url_path="/trang-chu/tin-tuc/", locale=locale, content_type=news_type, live=True,
    )
    Page.objects.filter(depth=1).update(numchild=1)
    Site.objects.create(hostname="localhost", port=80, site_name=TITLE, root_page_id=home.pk, is_default_site=True)


class Migration(migrations.Migration):
    dependencies = [("content", "0002_pages"), ("wagtailcore", "0098_apitoken"), ("contenttypes", "0002_remove_content_type_name")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
