"""Usual texts for decisions on certificates; the officer picks and edits them."""

from django.utils.translation import gettext_lazy as _

RETURN_REASONS = (
    _("The photo of the paper cannot be read. Take it again in daylight, the whole page in the picture."),
    _("The number differs from the one on the paper."),
    _("The issuer differs from the one on the paper."),
    _("The days differ from those on the paper."),
    _("The paper names other goods than those that you chose."),
    _("A page is missing. Send all pages as one PDF."),
)
REJECT_REASONS = (
    _("The paper was issued to somebody else."),
    _("The certificate is no longer valid."),
    _("The issuer does not know this certificate."),
    _("This paper is not a certificate of this kind."),
)
REVOKE_REASONS = (
    _("The issuer took the certificate back."),
    _("The goods are no longer made as the certificate says."),
    _("An authority ordered it."),
)
