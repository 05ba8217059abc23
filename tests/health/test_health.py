"""What the exchange tells those who watch it."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from pytest_django import Settings

from deploy.local.elasticsearch import LocalElasticsearch
from deploy.local.elasticsearch_container import ContainerElasticsearch
from deploy.local.ports import free_port


def test_the_process_is_alive_without_asking_the_database(client: Client) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {"alive": True}
    assert "no-cache" in answer["Cache-Control"]


@pytest.mark.django_db
class TestReadiness:
    def test_a_migrated_database_is_ready_for_visitors(self, client: Client) -> None:
        answer = client.get("/readyz")
        assert (answer.status_code, answer.json()["database"]) == (200, "ok")

    def test_a_missing_migration_keeps_visitors_away(self, client: Client) -> None:
        MigrationRecorder(connection).record_unapplied("offers", "0001_initial")
        last = MigrationRecorder.Migration.objects.filter(app="offers").order_by("name").last()
        assert last is not None
        MigrationRecorder(connection).record_unapplied("offers", last.name)
        answer = client.get("/readyz")
        assert (answer.status_code, answer.json()["database"]) == (503, "migrations missing")

    def test_without_elasticsearch_postgresql_answers_searches(self, client: Client, settings: Settings) -> None:
        settings.ELASTICSEARCH_URLS = []
        assert client.get("/readyz").json()["search"] == "postgresql"

    def test_an_absent_elasticsearch_degrades_search_alone(self, client: Client, settings: Settings, loopback: None) -> None:
        settings.ELASTICSEARCH_URLS = [f"http://127.0.0.1:{free_port()}"]
        answer = client.get("/readyz")
        assert (answer.status_code, answer.json()["search"]) == (200, "degraded: postgresql")

    @pytest.mark.alone
    def test_a_hanging_elasticsearch_degrades_search_and_recovers(
        self, client: Client, settings: Settings, elasticsearch_to_break: LocalElasticsearch | ContainerElasticsearch
    ) -> None:
        settings.ELASTICSEARCH_URLS = [elasticsearch_to_break.url]
        assert client.get("/readyz").json()["search"] == "elasticsearch"
        elasticsearch_to_break.pause()
        assert client.get("/readyz").json()["search"] == "degraded: postgresql"
        elasticsearch_to_break.resume()
        assert client.get("/readyz").json()["search"] == "elasticsearch"


@pytest.mark.django_db(transaction=True)
def test_an_unreachable_database_keeps_visitors_away(client: Client, settings: Settings) -> None:
    host = connection.settings_dict["HOST"]
    connection.close()
    connection.settings_dict["HOST"] = "/nowhere"
    try:
        answer = client.get("/readyz")
        assert client.get("/healthz").status_code == 200
    finally:
        connection.close()
        connection.settings_dict["HOST"] = host
    assert (answer.status_code, answer.json()) == (503, {"ready": False, "database": "unreachable", "search": answer.json()["search"]})
