"""What can be done with editors' pages by whoever does not know Wagtail."""
