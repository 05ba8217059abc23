"""The search document of each offer in PostgreSQL, and the vocabulary made of them."""

from typing import ClassVar

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.lifecycles import Lifecycle
from marketplace.lifecycles.trail import never_emptied
from search.lexicon.lifecycle import WORDS, WordsState
from sellers.accounts.models import Seller


class SearchDocument(models.Model):
    """An offer as PostgreSQL searches it, and what Elasticsearch has of it.

    `version` is the offer's revision. `mirrored` is the version that Elasticsearch has acknowledged: what lies behind is written again as
    soon as it answers. A row with `is_gone` remembers that the offer was removed, so that an older write that comes late stays out.
    """

    offer_id = models.BigIntegerField(primary_key=True)
    version = models.BigIntegerField()
    mirrored = models.BigIntegerField(default=0)
    is_gone = models.BooleanField(default=False)
    changed_at = models.DateTimeField(auto_now=True, db_index=True)
    toned = models.TextField()
    plain = models.TextField()
    seller_words = models.TextField()
    brand_words = models.TextField()
    lexemes = SearchVectorField()
    seller_id = models.BigIntegerField()
    seller_kind = models.CharField(max_length=12)
    commune = models.CharField(max_length=5)
    categories = ArrayField(models.BigIntegerField())
    price = models.BigIntegerField()
    handover = ArrayField(models.CharField(max_length=12), default=list)
    certificates = ArrayField(models.CharField(max_length=40), default=list, db_default=[])
    confirmed_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    completeness = models.FloatField(default=1.0)
    service = models.FloatField(default=1.0)
    certified = models.FloatField(default=1.0, db_default=1.0)

    class Meta:
        indexes = [
            # What was just written waits in a list that every condition of a search reads from end to end: some 200 rows at most.
            GinIndex(fields=["lexemes"], name="search_document_lexemes", gin_pending_list_limit=256),
            # As lists are ordered, what was never approved last: an index in another order would not serve them.
            models.Index(
                models.F("published_at").desc(nulls_last=True),
                models.F("offer_id").desc(),
                name="search_document_newest",
                condition=models.Q(is_gone=False),
            ),
            # Lists without words, which the index of lexemes does not narrow.
            models.Index(fields=["price", "-offer_id"], name="search_document_price", condition=models.Q(is_gone=False)),
            models.Index(fields=["commune"], name="search_document_commune"),
            # Three keys a row are entered at once: none wait in a list that every search would read.
            GinIndex(fields=["categories"], name="search_document_category", fastupdate=False),
            # A certificate alone ("vietgap") is asked for without words: of 200,000 rows those few are found in 10 ms and not in 300.
            GinIndex(fields=["certificates"], name="search_document_certificate", fastupdate=False),
            models.Index(fields=["offer_id"], name="search_document_unmirrored", condition=~models.Q(version=models.F("mirrored"))),
        ]

    def __str__(self) -> str:
        return f"{self.offer_id} v{self.version}"


class VocabularySnapshot(models.Model):
    """The vocabulary of all titles, packed by the worker for the web processes; there is one."""

    made_at = models.DateTimeField()
    packed = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d %H:%M}"


class SellerService(models.Model):
    """What became of a seller's orders, measured by the clock; `factor` is what it counts in the ranking."""

    seller = models.OneToOneField(Seller, on_delete=models.CASCADE, primary_key=True, related_name="+")
    orders = models.PositiveIntegerField()
    answered_in_time = models.FloatField()
    fulfilled = models.FloatField()
    factor = models.FloatField()
    measured_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.seller_id} × {self.factor}"


class SearchCount(models.Model):
    """How often a text was searched for on a day, how often nothing fitted, how many results were opened and the sum of their places."""

    day = models.DateField()
    text = models.CharField(max_length=80)
    searches = models.PositiveIntegerField(default=0)
    failures = models.PositiveIntegerField(default=0)
    clicks = models.PositiveIntegerField(default=0)
    places = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "text"], name="one_count_per_day_and_text")]
        indexes = [models.Index(fields=["text", "day"], name="search_count_text")]

    def __str__(self) -> str:
        return f"{self.day} {self.text}"


class WordsKind(models.TextChoices):
    """How two phrases belong together."""

    SYNONYM = "synonym", _("Both mean the same")
    ONE_WAY = "one_way", _("The first may mean the second, not the other way round")
    ABBREVIATION = "abbreviation", _("The first is short for the second")
    SPELLING = "spelling", _("The first is how people misspell the second")
    TRANSLATION = "translation", _("The first is English for the second")


class AddedWordsQuerySet(models.QuerySet["AddedWords"]):
    """Questions asked of added words."""

    def in_force(self) -> "AddedWordsQuerySet":
        """Those that searches use."""
        return self.filter(state=WordsState.PUBLISHED).order_by("pk")


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), append_only=True, meta=never_emptied())
class AddedWords(models.Model):
    """What an officer adds to the lexicon: `said` may also be called `meant`. Both are normalised words."""

    lifecycle: ClassVar[Lifecycle] = WORDS

    kind = models.CharField(_("kind"), max_length=12, choices=WordsKind)
    said = models.CharField(_("what people type"), max_length=80)
    meant = models.CharField(_("what it is called"), max_length=80)
    note = models.CharField(_("note"), max_length=300)
    state = models.CharField(_("state"), max_length=10, choices=WordsState, default=WordsState.DRAFT, db_index=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    added_at = models.DateTimeField(_("added"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True, db_index=True)

    objects = AddedWordsQuerySet.as_manager()

    class Meta:
        verbose_name = _("added words")
        verbose_name_plural = _("added words")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.said} {'↔' if self.works_both_ways else '→'} {self.meant}"

    @property
    def works_both_ways(self) -> bool:
        """Whether the second is also searched for as the first."""
        return self.kind == WordsKind.SYNONYM

    @property
    def is_in_force(self) -> bool:
        """Whether searches use it."""
        return self.state == WordsState.PUBLISHED

    @property
    def can_be_published(self) -> bool:
        """It is not in force."""
        return WORDS.allows(self.state, "publish")

    @property
    def can_be_retracted(self) -> bool:
        """It was not taken back yet."""
        return WORDS.allows(self.state, "retract")
