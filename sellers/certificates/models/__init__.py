"""Kinds of certificates, which the state can change, and the certificates themselves."""

from sellers.certificates.models.certificate import Certificate
from sellers.certificates.models.goods import CertificateGoods
from sellers.certificates.models.kind import CertificateKind

__all__ = ["Certificate", "CertificateGoods", "CertificateKind"]
