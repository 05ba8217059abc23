"""Two questions of whoever watches the exchange: is the process alive, and may it be sent visitors?"""

from functools import cache
from http import HTTPStatus

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from search.backends.elasticsearch.clients import elasticsearch_answers


@require_safe
@never_cache
def alive(request: HttpRequest) -> JsonResponse:
    """200 while the process answers; asks nobody else, so that a database outage does not restart every web process."""
    return JsonResponse({"alive": True})


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """200 with a usable database; a search that fell back to PostgreSQL is told but does not take the exchange away."""
    database = _database()
    search = _search()
    status = HTTPStatus.OK if database == "ok" else HTTPStatus.SERVICE_UNAVAILABLE
    return JsonResponse({"ready": database == "ok", "database": database, "search": search}, status=status)


def _database() -> str:
    try:
        applied = MigrationRecorder(connection).applied_migrations()
    except DatabaseError:
        return "unreachable"
    return "ok" if known_migrations() <= set(applied) else "migrations missing"


@cache
def known_migrations() -> frozenset[tuple[str, str]]:
    """The last migration of each app that this release brings; reading them from disk is done once."""
    return frozenset((app, name) for app, name in MigrationLoader(None).graph.leaf_nodes())


def _search() -> str:
    if not settings.ELASTICSEARCH_URLS:
        return "postgresql"
    return "elasticsearch" if elasticsearch_answers() else "degraded: postgresql"
