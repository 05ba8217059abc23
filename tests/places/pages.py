"""A page with nothing but a commune to type, and what the server made of it; for the browser tests of the field."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from marketplace import urls
from marketplace.places.fields import CommuneField

PAGE = """{% extends "base.html" %}{% block content %}<h1>Địa chỉ</h1>
{% if taken %}<p data-taken>{{ taken.pk }} {{ taken }}</p>{% endif %}
<form method="post">{{ form }}<button class="button">Lưu</button></form>{% endblock %}"""


class WhereForm(forms.Form):
    where = CommuneField(label="Xã, phường", province="80", help_text="Gõ tên xã, phường hoặc tên huyện cũ")


@csrf_exempt
def where(request: HttpRequest) -> HttpResponse:
    form = WhereForm(request.POST or None)
    taken = form.cleaned_data["where"] if form.is_bound and form.is_valid() else None
    return HttpResponse(engines["django"].from_string(PAGE).render({"form": form, "taken": taken}, request))


urlpatterns = [path("where/", where), *urls.urlpatterns]
