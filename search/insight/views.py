"""Where pages tell what they showed and what was opened."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from marketplace.rules.throttle import throttled
from search.insight.counting import count_click, count_search
from search.insight.notes import read_note, read_place

# More than a person reads in a minute.
MOST_A_MINUTE = 60
NOTED, UNREADABLE = 204, 400


@require_POST
@throttled("search.noted", limit=MOST_A_MINUTE, seconds=60)
def noted(request: HttpRequest) -> HttpResponse:
    """Counts a page that was shown (`note`), or with `place` a result of it that was opened. Nobody waits for the answer."""
    note = read_note(request.POST.get("note", ""))
    if note is None:
        return HttpResponse(status=UNREADABLE)
    place = read_place(request.POST.get("place", ""))
    if place is None:
        count_search(note)
    else:
        count_click(note, place)
    return HttpResponse(status=NOTED)
