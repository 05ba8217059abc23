"""A handler that fails while the same work waits again must not hold that work up for ever."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from marketplace.events import Event, publish, registry, subscribe
from marketplace.events.tasks import handle_event


@dataclass(frozen=True, kw_only=True)
class ScaleTouched(Event):
    """An event of this test alone."""

    scale_id: int


class NeighbourAway(Exception):
    """What the handler needs does not answer."""


@pytest.fixture
def failing_handler() -> Iterator[str]:
    """Subscribe a handler that always fails; its runs for one scale are one."""

    def weigh(event: ScaleTouched, *, event_id: str) -> None:
        raise NeighbourAway

    subscribe(ScaleTouched, name="tests.weigh", run=weigh, coalesce=lambda event: f"scale-{event.scale_id}")
    yield "tests.weigh:ScaleTouched"
    registry._HANDLERS.pop("tests.weigh:ScaleTouched")


@pytest.mark.django_db
class TestAFailingHandler:
    def _run(self, handler: str) -> None:
        handle_event.func(handler_name=handler, event_name="ScaleTouched", payload={"scale_id": 7}, event_id="e")

    def test_is_tried_again_when_nothing_else_does_its_work(self, failing_handler: str) -> None:
        with pytest.raises(NeighbourAway):
            self._run(failing_handler)

    def test_gives_way_to_the_same_work_that_waits(self, failing_handler: str) -> None:
        with transaction.atomic():
            publish(ScaleTouched(scale_id=7))
        self._run(failing_handler)
        assert ProcrastinateJob.objects.get(queueing_lock="scale-7").status == "todo"

    def test_does_not_give_way_to_work_on_something_else(self, failing_handler: str) -> None:
        with transaction.atomic():
            publish(ScaleTouched(scale_id=8))
        with pytest.raises(NeighbourAway):
            self._run(failing_handler)


@pytest.mark.django_db
def test_a_failing_job_fails_the_test_that_drains_it(failing_handler: str, drain_jobs: Callable[..., list[str]]) -> None:
    with transaction.atomic():
        publish(ScaleTouched(scale_id=7))
    with pytest.raises(NeighbourAway):
        drain_jobs()
