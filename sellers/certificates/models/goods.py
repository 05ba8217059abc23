"""Which goods a certificate names, and the trail of what earlier rounds named."""

import pghistory

from marketplace.lifecycles.trail import never_emptied
from sellers.certificates.models.certificate import Certificate


@pghistory.track(
    pghistory.InsertEvent("named"),
    pghistory.DeleteEvent("no longer named"),
    obj_field=None,
    append_only=True,
    meta=never_emptied(),
    model_name="CertificateGoodsTrail",
)
class CertificateGoods(Certificate.goods.through):  # type: ignore[name-defined,misc]
    """A row of `Certificate.goods`, here only to be tracked. The context of the trail says in which action it came or went."""

    class Meta:
        proxy = True
        verbose_name = "goods of a certificate"
        verbose_name_plural = "goods of certificates"
