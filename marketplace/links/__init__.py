"""Links that let somebody do one thing without signing in (signed, for one purpose, for a while), and ways back to our own pages."""

from marketplace.links.returning import way_back
from marketplace.links.signing import LinkExpired, LinkInvalid, SignedLink, read, sign

__all__ = ["LinkExpired", "LinkInvalid", "SignedLink", "read", "sign", "way_back"]
