"""Reference data that superusers edit in Django's admin: nothing that has a lifecycle."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin

site = admin.site
# One door for everybody: the admin's own form knows neither limits nor the second factor.
site.login = secure_admin_login(site.login)  # type: ignore[method-assign]
site.site_header = "Dữ liệu tham chiếu"
