"""Offers: sellers' announcements to sell one product on stated terms."""
