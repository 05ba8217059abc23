"""Who works for the seller: invitations, and members that leave."""
