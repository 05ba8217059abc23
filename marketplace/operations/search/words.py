"""Words that officers add to the lexicon: the list, a form, and for each what it changes before it is live."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from marketplace.design.columns import Column
from marketplace.design.tables import FilterForm, Table
from marketplace.lifecycles import BusinessError
from marketplace.operations.access import for_officer
from marketplace.operations.request import OfficerRequest
from search.lexicon.actions.draft_words import draft_words
from search.lexicon.actions.publish_words import publish_words
from search.lexicon.actions.retract_words import retract_words
from search.lexicon.additions import entries_of
from search.lexicon.checks import finds_nothing
from search.lexicon.errors import WordsRefused
from search.lexicon.history import history
from search.lexicon.lifecycle import WordsState
from search.models import AddedWords, WordsKind
from search.pages.effect import effect
from search.vocabulary import current_vocabulary

BAD = 422
MARKS = {WordsState.DRAFT: "wait", WordsState.PUBLISHED: "good", WordsState.RETRACTED: ""}
MOST_QUERIES = 5
LONGEST_QUERY = 100


class WordsFilters(FilterForm):
    """Where they stand, and words."""

    q = forms.CharField(label=_("Which words"), required=False, max_length=80, widget=forms.TextInput({"type": "search"}))
    state = forms.ChoiceField(label=_("Where it stands"), required=False, choices=[("", _("All")), *WordsState.choices])

    def narrow(self, rows: QuerySet[AddedWords]) -> QuerySet[AddedWords]:
        """The rows that pass."""
        if state := self.cleaned_data.get("state"):
            rows = rows.filter(state=state)
        if typed := (self.cleaned_data.get("q") or "").strip().lower():
            rows = rows.filter(said__contains=typed) | rows.filter(meant__contains=typed)
        return rows


def mark_of(words: AddedWords) -> str:
    """The kind of the tag of its state."""
    return MARKS[WordsState(words.state)]


class WordsTable(Table):
    """The newest first."""

    columns = (
        Column("said", _("Which words"), heading=True, value=str, link=lambda words: reverse("console:words_entry", args=[words.pk])),
        Column("get_kind_display", _("Kind"), sort="kind"),
        Column("note", _("Note")),
        Column("added_by", _("Added by")),
        Column("changed_at", _("Changed"), kind="ago", sort="changed_at"),
        Column("state", _("Where it stands"), kind="tag", value=lambda words: words.get_state_display(), mark=mark_of),
    )
    filters = WordsFilters
    order = ("-changed_at", "-pk")
    label = _("Added words")
    file_name = "tu-vung"
    empty_title = _("No words added yet")
    empty_text = _("When a search fails because people call the goods otherwise, add what they call them.")
    empty_icon = "search"


class WordsForm(forms.Form):
    """Two phrases and why."""

    said = forms.CharField(label=_("What people type"), max_length=80)
    meant = forms.CharField(label=_("What it is called on the exchange"), max_length=80)
    kind = forms.ChoiceField(label=_("Kind"), choices=WordsKind.choices, initial=WordsKind.SYNONYM)
    note = forms.CharField(
        label=_("Note"), max_length=300, help_text=_("Why, and who says so: colleagues read it, and it stays in the audit trail.")
    )


class QueriesForm(forms.Form):
    """Searches to look at."""

    q = forms.CharField(
        label=_("Searches to compare"),
        required=False,
        max_length=MOST_QUERIES * LONGEST_QUERY,
        help_text=_("One a line, at most five."),
        widget=forms.Textarea({"rows": 3}),
    )


class ReasonForm(forms.Form):
    """Why it is put in force or taken back."""

    reason = forms.CharField(label=_("Reason"), required=False, max_length=300)


@require_safe
@for_officer
def words_list(request: OfficerRequest) -> HttpResponseBase:
    """All of them."""
    return WordsTable(AddedWords.objects.select_related("added_by"), request).respond("console/search/words.html")


@require_http_methods(["GET", "HEAD", "POST"])
@for_officer
def words_new(request: OfficerRequest) -> HttpResponseBase:
    """Writes a draft; nothing is live by it."""
    form = WordsForm(request.POST) if request.method == "POST" else WordsForm(initial={"said": request.GET.get("said", "")[:80]})
    if request.method == "POST" and form.is_valid():
        try:
            made = draft_words(by=request.user, **form.cleaned_data)
        except WordsRefused as refused:
            for fault in refused.faults:
                form.add_error(None, str(fault))
        else:
            return redirect("console:words_entry", made.pk)
    return TemplateResponse(request, "console/search/words_new.html", {"form": form}, status=BAD if form.errors else 200)


@require_safe
@for_officer
def words_entry(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """What it says, what it changes, and what happened to it."""
    words = get_object_or_404(AddedWords.objects.select_related("added_by"), pk=pk)
    form = QueriesForm(request.GET or None, initial={"q": "\n".join((words.said, words.meant))})
    typed = form.cleaned_data["q"] if form.is_valid() else ""
    queries = [line.strip()[:LONGEST_QUERY] for line in typed.splitlines() if line.strip()] or [words.said, words.meant]
    context = {
        "words": words,
        "mark": mark_of(words),
        "form": form,
        "reason_form": ReasonForm(),
        "effects": [effect(words, query) for query in queries[:MOST_QUERIES]],
        "finds_nothing": finds_nothing(next(entries_of(words)), current_vocabulary()),
        "history": history(words),
    }
    return TemplateResponse(request, "console/search/words_entry.html", context)


@require_POST
@for_officer
def words_publish(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """In force within a minute."""
    return _act(request, pk, publish_words, _now("“%(words)s” is in force: searches use it within a minute."))


@require_POST
@for_officer
def words_retract(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """No longer in force within a minute."""
    return _act(request, pk, retract_words, _now("“%(words)s” is taken back: searches forget it within a minute."))


def _act(request: OfficerRequest, pk: int, action: Any, said: str) -> HttpResponseBase:
    words = get_object_or_404(AddedWords, pk=pk)
    form = ReasonForm(request.POST)
    try:
        action(words, by=request.user, reason=form.cleaned_data["reason"] if form.is_valid() else "")
    except BusinessError as refused:
        messages.error(request, str(refused.message))
    else:
        messages.success(request, said % {"words": words})
    return redirect("console:words_entry", pk)
