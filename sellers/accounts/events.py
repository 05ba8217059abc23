"""What happens to dossiers and sellers."""

from dataclasses import dataclass

from marketplace.events import Event


@dataclass(frozen=True, kw_only=True)
class RegistrationSubmitted(Event):
    """A dossier waits for an officer."""

    registration_id: int


@dataclass(frozen=True, kw_only=True)
class RegistrationReturned(Event):
    """An officer asked for a supplement; the dossier itself forgets the reason when it is handed in again."""

    registration_id: int
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class RegistrationApproved(Event):
    """A dossier became a seller."""

    registration_id: int
    seller_id: int


@dataclass(frozen=True, kw_only=True)
class RegistrationRejected(Event):
    """A dossier was refused."""

    registration_id: int
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class SuspensionNoticed(Event):
    """A seller was told that he will be suspended from a date."""

    enforcement_id: int
    seller_id: int


@dataclass(frozen=True, kw_only=True)
class SellerSuspended(Event):
    """A seller's goods disappeared."""

    seller_id: int
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class SellerReinstated(Event):
    """A seller's goods came back."""

    seller_id: int


@dataclass(frozen=True, kw_only=True)
class StallEdited(Event):
    """A seller goes by another name, or hands his goods over otherwise."""

    seller_id: int


@dataclass(frozen=True, kw_only=True)
class SellerIdentityRevoked(Event):
    """Nobody stands behind a seller any more; his goods disappeared."""

    seller_id: int
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class SellerIdentityVerified(Event):
    """A new identity stands for a seller; his goods are back unless he is suspended."""

    seller_id: int


@dataclass(frozen=True, kw_only=True)
class RegistrationWithdrawn(Event):
    """An applicant took his dossier back."""

    registration_id: int


@dataclass(frozen=True, kw_only=True)
class SupplementDueSoon(Event):
    """A returned dossier will soon be closed."""

    registration_id: int


@dataclass(frozen=True, kw_only=True)
class RegistrationLapsed(Event):
    """A returned dossier was closed because no supplement came."""

    registration_id: int


@dataclass(frozen=True, kw_only=True)
class SuspensionNoticeCancelled(Event):
    """A noticed suspension will not take place."""

    enforcement_id: int
    seller_id: int


@dataclass(frozen=True, kw_only=True)
class MemberInvited(Event):
    """Somebody was asked to work for a seller; he is told by the channel that the invitation names."""

    invitation_id: int


@dataclass(frozen=True, kw_only=True)
class MemberJoined(Event):
    """Somebody accepted an invitation."""

    seller_id: int
    user_id: int
