"""Links that let somebody do one thing without signing in: signed, for one purpose, for a while, for one version of the thing."""

from marketplace.links.signing import LinkExpired, LinkInvalid, SignedLink, read, sign

__all__ = ["LinkExpired", "LinkInvalid", "SignedLink", "read", "sign"]
