"""The exchange walked through in the browser, from a registered business to a delivered order, on the phone and at the desk."""
