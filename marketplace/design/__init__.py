"""The pieces every page is made of: form rendering, lists, template tags and the page that shows them all."""
