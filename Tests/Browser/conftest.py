"""Browser tests: pages as readers meet them, in Debian's chromium and firefox-esr.

    .venv/bin/python -m pytest Tests/Browser                     our own briefing, the folder of all components, the example
    .venv/bin/python -m pytest Tests/Browser --site DIR          any finished site instead
    .venv/bin/python -m pytest Tests/Browser -k evidence         tests by name

Pictures of the pages are in .build/screenshots/index.html afterwards.
Sites are made anew with `--briefing PROGRAM`, .build/debug/briefing unless named.
"""

import os
import pathlib

import pytest
from playwright.sync_api import expect

from support import chromium, content, gallery, sites

# What is to happen on a page may take as long as opening one, on a machine that has other work.
expect.set_options(timeout=30_000)


def pytest_addoption(parser):
    parser.addoption("--site", action="append", default=[], help="a finished site to test instead of those that are made here")
    parser.addoption("--briefing", help="the program that makes the sites")


def pytest_configure(config):
    """The first process makes the sites; those that run the tests find them made."""
    given = [pathlib.Path(path).resolve() for path in config.getoption("--site")]
    if hasattr(config, "workerinput"):
        config.sites = [sites.Site(path) for path in config.workerinput["sites"]]
    else:
        config.sites = [sites.Site(path) for path in given or content.made_sites(config.getoption("--briefing"))]


def pytest_sessionfinish(session):
    if not hasattr(session.config, "workerinput"):
        gallery.finish()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node):
    node.workerinput["sites"] = [str(site.folder) for site in node.config.sites]


def pytest_generate_tests(metafunc):
    """`kind` runs a test on a page of each kind of each site, `site` on each site."""
    found = metafunc.config.sites
    if "kind" in metafunc.fixturenames:
        cases = [(site, kind) for site in found for kind in site.kinds]
        metafunc.parametrize("site, kind", cases, ids=[f"{site.name}-{kind}" for site, kind in cases], scope="session")
    elif "site" in metafunc.fixturenames:
        metafunc.parametrize("site", found, ids=[site.name for site in found], scope="session")


def pytest_report_header(config):
    return content.notes()


def pytest_runtest_logreport(report):
    """A failure is told at once, and not when all tests are done."""
    if report.failed and "PYTEST_XDIST_WORKER" not in os.environ:
        print(f"\n{report.nodeid}\n{report.longreprtext}")


@pytest.fixture(scope="session")
def browser():
    with chromium.running() as browser:
        yield browser


@pytest.fixture(scope="session")
def views(browser):
    return chromium.Views(browser)


@pytest.fixture(scope="session")
def made(pytestconfig, tmp_path_factory):
    """Makes a site of files that a test writes down itself: of their texts, by their paths."""
    return lambda files: content.site(files, tmp_path_factory.mktemp("content"), pytestconfig.getoption("--briefing"))
