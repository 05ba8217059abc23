"""Accept a tax code whose check digit fails."""

from marketplace.lifecycles import transition
from marketplace.people.models import User
from sellers.accounts.deciding import require_reason
from sellers.accounts.models import BusinessRegistration
from sellers.accounts.policies import may_decide


def override_tax_code(registration: BusinessRegistration, *, by: User, reason: str) -> BusinessRegistration:
    """An officer has seen the code on the certificate and takes it as it is; the reason stays with the dossier."""
    with transition(registration, "override_tax_code", by=by, may=may_decide, reason=reason):
        registration.tax_override_reason = require_reason(reason)
        registration.tax_override_by = by
    return registration
