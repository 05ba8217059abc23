"""The commands of a checkout: make its environment, start its servers, run it, test it.

`checkout` and `bootstrap` use the standard library alone, because they run before anything is installed.
"""
