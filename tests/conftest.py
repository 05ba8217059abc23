"""Joins the plugins that make tests run on real servers; see tests/plugins/."""

pytest_plugins = [
    "tests.plugins.database",
    "tests.plugins.translations",
    "tests.plugins.media",
    "tests.plugins.jobs",
    "tests.plugins.servers",
    "tests.plugins.chromium",
    "tests.plugins.accessibility",
    "tests.plugins.network",
    "tests.plugins.proofs",
    "tests.plugins.no_skips",
    "tests.plugins.kept",
    "tests.plugins.crashes",
    "tests.plugins.search",
    "tests.plugins.rules",
    "tests.plugins.translations",
]
