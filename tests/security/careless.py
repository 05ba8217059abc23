"""A careless exchange, for the control: one form that writes whatever it is sent."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from marketplace import urls as exchange
from sellers.accounts.models import Seller

CARELESS = "/gian-hang-bat-can/"


def careless(request: HttpRequest) -> HttpResponse:
    """Writes every field that has the name of a column."""
    seller = Seller.objects.get(members=request.user)
    columns = {field.name for field in Seller._meta.concrete_fields if not field.is_relation and not field.primary_key}
    for name, value in request.POST.items():
        if name in columns - {"approved_at", "public_id"}:
            setattr(seller, name, value)
    seller.save()
    return HttpResponse()


urlpatterns = [path(CARELESS.strip("/") + "/", careless), *exchange.urlpatterns]
