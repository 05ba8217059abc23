"""Reason texts that officers pick and edit: what most dossiers are returned or refused for."""

from django.utils.translation import gettext_lazy as _

RETURN_REASONS = (
    _("The photo of the registration certificate cannot be read. Take it again in daylight, the whole page in the picture."),
    _("The photo of the identity card cannot be read. Take it again without flash, all four corners in the picture."),
    _("The legal name differs from the one on the certificate. Write it exactly as on the paper."),
    _("The tax code differs from the one on the certificate."),
    _("The representative differs from the one on the certificate."),
    _("The address differs from the one on the certificate, or lacks the house number or hamlet."),
)
REJECT_REASONS = (
    _("The business is not registered in this province."),
    _("The certificate is no longer valid."),
    _("The goods named in the dossier may not be sold on the exchange."),
    _("The same business already has a seller on the exchange."),
)
TAX_REASONS = (
    _("Compared with the certificate: the code is as written there."),
    _("Found in the tax authority's look-up under this name."),
)
REVEAL_REASONS = (
    _("Compare with the identity card for the dossier."),
    _("Request of a competent authority."),
)
