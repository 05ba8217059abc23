"""The home page and the list of news in English, as translations of the Vietnamese ones. What stands already is left as it is."""

from django.conf import settings
from django.db import migrations
from treebeard.mp_tree import MP_Node
from wagtail.models import Site

TITLE = "Tây Ninh e-commerce exchange"
CLAIM = "Goods and specialities of Tây Ninh, bought from where they are made"
NEWS = "News"


def make(apps, schema_editor):
    HomePage, NewsIndexPage = apps.get_model("content", "HomePage"), apps.get_model("content", "NewsIndexPage")
    Page, Locale = apps.get_model("wagtailcore", "Page"), apps.get_model("wagtailcore", "Locale")
    site = apps.get_model("wagtailcore", "Site").objects.filter(is_default_site=True).first()
    home = site and HomePage.objects.filter(pk=site.root_page_id, locale__language_code=settings.LANGUAGE_CODE).first()
    if not home:
        return
    english, _ = Locale.objects.get_or_create(language_code="en")
    translated = HomePage.objects.filter(translation_key=home.translation_key, locale=english).first()
    if translated is None:
        root = Page.objects.get(depth=1)
        translated = _add(HomePage, home, root, english, title=TITLE, claim=CLAIM, slug=_free_slug(Page, root, f"{home.slug}-en"))
    news = NewsIndexPage.objects.filter(path__startswith=home.path, depth=home.depth + 1).order_by("path").first()
    if news is not None and not NewsIndexPage.objects.filter(translation_key=news.translation_key, locale=english).exists():
        below = Page.objects.get(pk=translated.pk)
        own = NewsIndexPage.objects.filter(path__startswith=below.path, depth=below.depth + 1, locale=english).order_by("path")
        if own.exists():  # an editor's own list: no second one beside it
            Page.objects.filter(pk=own.first().pk).update(translation_key=news.translation_key)
        else:
            _add(NewsIndexPage, news, below, english, title=NEWS, slug=_free_slug(Page, below, news.slug))
    # Wagtail keeps for an hour which pages are homes; the new one shall have an address at once.
    Site.clear_site_root_paths_cache()


def _add(Model, original, parent, locale, *, title, slug, **fields):
    """A live page as the last child of its parent, that is the translation of another one."""
    Page = type(parent)
    last = Page.objects.filter(path__startswith=parent.path, depth=parent.depth + 1).order_by("path").last()
    step = MP_Node._str2int(last.path[-MP_Node.steplen :]) + 1 if last else 1
    made = Model.objects.create(
        title=title, draft_title=title, slug=slug, locale=locale, translation_key=original.translation_key,
        content_type_id=original.content_type_id, live=True, numchild=0, depth=parent.depth + 1,
        path=MP_Node._get_path(parent.path, parent.depth + 1, step), url_path=f"{parent.url_path}{slug}/", **fields,
    )
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + 1)
    return made


def _free_slug(Page, parent, wished):
    taken = set(Page.objects.filter(path__startswith=parent.path, depth=parent.depth + 1).values_list("slug", flat=True))
    number, slug = 1, wished
    while slug in taken:
        number += 1
        slug = f"{wished}-{number}"
    return slug


class Migration(migrations.Migration):
    dependencies = [("content", "0003_first_pages"), ("people", "0003_cache_table"), ("wagtailcore", "0098_apitoken")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
