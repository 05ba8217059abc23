"""What search does when something happens to offers and sellers: it reads the present state and writes it."""

from catalogue.events import CategoryRenamed
from marketplace.events import subscribe
from search.indexing.writing import write_offers
from sellers.accounts.events import SellerIdentityRevoked, SellerIdentityVerified, SellerReinstated, SellerSuspended, StallEdited
from sellers.certificates.events import CertificateChanged
from sellers.certificates.models import Certificate
from sellers.certificates.standing import products_of
from sellers.offers.events import OfferEvent
from sellers.offers.models import Offer
from sellers.offers.querysets import OfferQuerySet


def index_offer(event: OfferEvent, *, event_id: str) -> None:
    """Writes or removes the one offer."""
    write_offers([event.offer_id])


SellerEvent = SellerSuspended | SellerReinstated | SellerIdentityRevoked | SellerIdentityVerified | StallEdited


def index_offers_of_seller(event: SellerEvent, *, event_id: str) -> None:
    """Writes or removes everything the seller has on the exchange."""
    _write_anew(Offer.objects.filter(seller_id=event.seller_id))


def index_offers_of_category(event: CategoryRenamed, *, event_id: str) -> None:
    """Writes everything in the category, whose name is among the words of its goods."""
    _write_anew(Offer.objects.filter(category_id=event.category_id))


def index_offers_of_certificate(event: CertificateChanged, *, event_id: str) -> None:
    """Writes the goods that the certificate speaks of, whether it begins to stand for them or no longer does."""
    certificate = Certificate.objects.select_related("kind").get(pk=event.certificate_id)
    if certificate.kind.covers_all:
        _write_anew(Offer.objects.filter(seller=certificate.seller_id))
    else:
        _write_anew(Offer.objects.filter(product__in=products_of(certificate.pk)))


def _write_anew(offers: OfferQuerySet) -> None:
    """The revisions grow first, so that a job of one offer that read the state before cannot win."""
    standing = offers.standing()
    standing.bump()
    write_offers(list(standing.order_by("pk").values_list("pk", flat=True)))


def listen() -> None:
    """Subscribes; called when the apps are ready."""
    for event in OfferEvent.__subclasses__():
        subscribe(event, name="search.index_offer", run=index_offer, coalesce=lambda event: f"search.offer:{event.offer_id}")
    for change in (SellerSuspended, SellerReinstated, SellerIdentityRevoked, SellerIdentityVerified, StallEdited):
        subscribe(change, name="search.index_offers_of_seller", run=index_offers_of_seller)
    subscribe(CertificateChanged, name="search.index_offers_of_certificate", run=index_offers_of_certificate)
    subscribe(CategoryRenamed, name="search.index_offers_of_category", run=index_offers_of_category)
