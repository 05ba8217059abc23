"""What Wagtail writes to editors by itself leaves by the exchange's mail server and leads back to the exchange."""

import re

import pytest
from wagtail.models import Workflow

from marketplace.settings.environment import mail
from tests.content.stories import piece_of_news
from tests.factories.people import editor, superuser
from tests.fakes.smtp import SmtpServer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loopback")]
HERE = "https://san.example.vn"


def test_who_may_approve_a_page_is_written_to_with_links_to_the_exchange(settings) -> None:
    piece, approving = piece_of_news(), superuser()
    piece.save_revision()
    with SmtpServer() as server:
        for name, value in mail(server.url).items():
            setattr(settings, f"EMAIL_{name}", value)
        settings.WAGTAILADMIN_BASE_URL = HERE
        Workflow.objects.get().start(piece, editor())
    notices = [taken.message.get_content() for taken in server.mails if taken.recipients == [approving.email]]
    assert notices
    for notice in notices:
        assert set(re.findall(r"https?://[^/\s]+", notice)) == {HERE}
