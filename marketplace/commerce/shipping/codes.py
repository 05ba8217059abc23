"""The two ways by which goods reach a buyer."""

DELIVERY = "delivery"
PICKUP = "pickup"
