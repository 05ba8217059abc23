"""Reference data that superusers edit in Django's admin: nothing that has a lifecycle."""

from django.contrib import admin

site = admin.site
site.site_header = "Dữ liệu tham chiếu"
