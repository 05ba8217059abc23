"""States and the five steps of a business action, written once: lock, policy, next state, save, events."""

from marketplace.lifecycles.errors import ActionRefused, BusinessError, NotAllowed
from marketplace.lifecycles.lifecycle import Lifecycle, lifecycles
from marketplace.lifecycles.transition import Step, lock_all, transition

__all__ = ["ActionRefused", "BusinessError", "Lifecycle", "NotAllowed", "Step", "lifecycles", "lock_all", "transition"]
