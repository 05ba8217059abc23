"""The stages that a sign-in passes after the password or code."""

from typing import Any

from allauth.account import stages

from marketplace.people.models import User


class EmailVerificationStage(stages.EmailVerificationStage):
    """Asks for a verified e-mail address only of people without a verified phone number: either of them is enough."""

    def handle(self) -> tuple[Any, bool]:
        """The response that interrupts the sign-in, if any, and whether it may go on."""
        user = self.login.user
        if self.login.phone or (isinstance(user, User) and user.phone_verified):
            return None, True
        outcome: tuple[Any, bool] = super().handle()  # type: ignore[no-untyped-call]
        return outcome
