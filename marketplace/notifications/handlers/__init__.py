"""What people are told when something happens in the rooms below: one module per room, subscribed when the app is ready."""
