"""What the proofs of security share."""

from collections.abc import Iterator

import pytest

from tests.security.production import Production, serving


@pytest.fixture(scope="module")
def production(django_db_setup: None) -> Iterator[Production]:
    """The exchange as production serves it."""
    with serving() as made:
        yield made
