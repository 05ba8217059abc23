"""Where a request comes from, believing only the proxies that are ours."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

# One household or office is given a whole /64 of IPv6 addresses: counting single ones would count nobody.
COUNTED_IPV6_BITS = 64


def client_address(request: HttpRequest) -> str:
    """The address that our outermost trusted proxy saw; what the client itself wrote into the header is left out."""
    peer = str(request.META.get("REMOTE_ADDR") or "")
    trusted = int(settings.TRUSTED_PROXY_COUNT)
    if trusted < 1:
        return peer
    forwarded = [part.strip() for part in str(request.META.get("HTTP_X_FORWARDED_FOR", "")).split(",") if part.strip()]
    if len(forwarded) < trusted:
        return peer
    return forwarded[-trusted] if _is_address(forwarded[-trusted]) else peer


def counted_address(request: HttpRequest) -> str:
    """The address, or for IPv6 its network, under which uses are counted."""
    address = client_address(request)
    if not _is_address(address):
        return address
    parsed = ipaddress.ip_address(address)
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((parsed, COUNTED_IPV6_BITS), strict=False))
    return str(parsed)


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True
