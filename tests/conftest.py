"""Puts the tests' own helpers on the path and adds the flag that writes golden files anew."""

import pytest


def pytest_addoption(parser):
    parser.addoption("--regen", action="store_true", help="write the golden memos anew")


@pytest.fixture
def regen(request):
    return request.config.getoption("--regen")
