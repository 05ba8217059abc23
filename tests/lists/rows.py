"""Who looks at the lists, and one more row of each with everything that it is drawn with of its own."""

import datetime as dt
from decimal import Decimal
from itertools import count

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.images.models import Image

from marketplace.commerce.order.models import Order
from marketplace.content.models import NewsIndexPage, NewsPage
from marketplace.language.dates import vietnam_today
from marketplace.notifications.models import OutboxMessage
from marketplace.notifications.notify import notify
from marketplace.rules.models import Policy, PolicyVersion
from search.indexing.writing import write_offers
from search.models import AddedWords, SearchCount, WordsKind
from search.vocabulary import remake_vocabulary
from sellers.accounts.actions.invite_member import invite_member
from sellers.accounts.models import Enforcement
from sellers.offers.actions.change_terms import change_terms
from tests.factories.certificates import certificate
from tests.factories.commerce import basket, goods, order, purchase
from tests.factories.feedback import report
from tests.factories.offers import category, offer, picture
from tests.factories.people import officer, person
from tests.factories.sellers import member, photo, registration, seller

WORD = "Bánh tráng"


class Scene:
    """A buyer with a basket, a seller's owner, an officer, and things that rows can be added to."""

    def __init__(self) -> None:
        self.number = count(1)
        self.buyer, self.owner, self.officer = person(), person(), officer()
        self.shop = seller(owner=self.owner)
        self.basket = basket((goods(), 1), owner=self.buyer)
        self.category = category(WORD)
        self.pictures = [picture()]
        self.sold = offer(seller=self.shop, category=self.category, pictures=tuple(self.pictures))
        self.lines = [(goods(of=self.shop.partner), 1)]
        self.group = purchase(*self.lines, buyer=self.buyer)
        self.words = AddedWords.objects.create(kind=WordsKind.SYNONYM, said="nem", meant=WORD.lower(), note="", added_by=self.officer)
        self.news = NewsIndexPage.objects.get(locale__language_code="vi")

    # Goods

    def an_offer(self) -> None:
        """On sale, of a seller of its own."""
        number = next(self.number)
        made = offer(title=f"{WORD} {number}", category=self.category, pictures=(picture(),))
        write_offers([made.pk])
        remake_vocabulary()

    def our_offer(self) -> None:
        offer(seller=self.shop, category=category(f"Loại {next(self.number)}"), pictures=(picture(),))

    def a_changed_price(self) -> None:
        change_terms(offer=offer(seller=self.shop), by=self.owner, price=Decimal(70_000))

    def a_waiting_offer(self) -> None:
        offer(state="submitted", pictures=(picture(),))

    def our_certificate(self) -> None:
        certificate("submitted", offers=[self.sold], by=self.officer)

    def a_certificate(self) -> None:
        certificate("submitted", offers=[offer()])

    def a_picture(self) -> None:
        self.pictures.append(picture())
        self.sold = offer(seller=self.shop, category=self.category, pictures=tuple(self.pictures))

    # Orders

    def a_line_in_the_basket(self) -> None:
        self.basket.add_product(goods().product, 1)

    def a_purchase(self) -> None:
        purchase((goods(), 1), (goods(), 1), buyer=self.buyer)

    def a_line_of_the_order(self) -> None:
        self.lines.append((goods(of=self.shop.partner), 1))
        self.group = purchase(*self.lines, buyer=self.buyer)
        Order.objects.filter(group=self.group).update(confirm_by=timezone.now() - dt.timedelta(hours=1))

    def another_seller_of_the_purchase(self) -> None:
        self.lines.append((goods(), 1))
        self.group = purchase(*self.lines, buyer=self.buyer)

    def our_order(self) -> None:
        order(of=self.shop.partner)

    def a_late_order(self) -> None:
        Order.objects.filter(pk=order().pk).update(confirm_by=timezone.now() - dt.timedelta(hours=1))

    # Sellers

    def a_dossier(self) -> None:
        registration("submitted")

    def my_dossier(self) -> None:
        registration("withdrawn", applicant=self.buyer)

    def a_seller(self) -> None:
        seller()

    def a_notice(self) -> None:
        later = timezone.now() + dt.timedelta(days=9)
        Enforcement.objects.create(seller=seller(), ground=Enforcement.Ground.RULES, reason="Chậm giao.", effective_at=later)

    def a_measure(self) -> None:
        earlier = timezone.now() - dt.timedelta(days=9)
        Enforcement.objects.create(
            seller=self.shop, ground=Enforcement.Ground.RULES, reason="Chậm giao.", effective_at=earlier, decided_by=officer(),
            ended_at=timezone.now(), state="lifted",
        )  # fmt: skip
        self.a_member()

    def a_member(self) -> None:
        member(self.shop)
        invite_member(self.shop, by=self.owner, role="staff", phone=f"+849070009{next(self.number):02d}")

    def another_shop(self) -> None:
        member(seller(), user=self.owner)

    # What is written

    def a_report(self) -> None:
        report()

    def a_message(self) -> None:
        notify([self.buyer], template="offer_expired", context={"title": WORD}, event_id=f"list-{next(self.number)}", link="/thong-bao/")

    def a_kept_message(self) -> None:
        OutboxMessage.objects.create(channel="sms", address="+84912345678", body="Tin nhắn")

    def a_search(self) -> None:
        SearchCount.objects.create(day=vietnam_today(), text=f"gạo {next(self.number)}", searches=9, failures=9)

    def some_words(self) -> None:
        AddedWords.objects.create(
            kind=WordsKind.SYNONYM, said=f"bánh {next(self.number)}", meant="bánh", note="Bà con gọi vậy", added_by=officer()
        )

    def a_policy(self) -> None:
        number = next(self.number)
        policy = Policy.objects.create(slug=f"chinh-sach-{number}", title=f"Chính sách {number}", title_en=f"Policy {number}")
        PolicyVersion.objects.create(policy=policy, number=1, effective_from=vietnam_today(), body="# Chung\n\nNội dung.")

    def a_version(self) -> None:
        policy = Policy.objects.get(slug="khieu-nai")
        number = policy.versions.count() + 1
        PolicyVersion.objects.create(policy=policy, number=number, effective_from=vietnam_today(), body=f"# Chung\n\nLần {number}.")

    def a_piece_of_news(self) -> None:
        number = next(self.number)
        shown = Image.objects.create(title=f"Ảnh {number}", file=ContentFile(photo().getvalue(), name=f"anh-{number}.jpg"))
        said = {"title": f"Tin {number}", "slug": f"tin-{number}", "summary": "Tóm tắt.", "body": [("text", "<p>Lời.</p>")]}
        self.news.add_child(instance=NewsPage(date=vietnam_today(), picture=shown, **said))
