"""Editors' pages in Wagtail, with live offers inside."""
