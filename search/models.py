"""The search document of each offer in PostgreSQL, and the vocabulary made of them."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

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
    in_stock = models.BooleanField()
    handover = ArrayField(models.CharField(max_length=12), default=list)
    confirmed_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    completeness = models.FloatField(default=1.0)
    service = models.FloatField(default=1.0)

    class Meta:
        indexes = [
            GinIndex(fields=["lexemes"], name="search_document_lexemes"),
            models.Index(fields=["-published_at", "-offer_id"], name="search_document_newest", condition=models.Q(is_gone=False)),
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
