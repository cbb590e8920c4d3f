"""Fixtures for the tests of discrepant."""

pytest_plugins = ["pytester"]
