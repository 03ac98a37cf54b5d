"""What all tests share: the real instrument, and honesty about what a machine without LibreOffice leaves out."""

import os
import shutil

import pytest

from zelfscan.instrument.load import load_instrument
from zelfscan.model.instrument import Instrument

LEFT_OUT = pytest.StashKey[int]()


@pytest.fixture(scope="session")
def instrument() -> Instrument:
    """The instrument that ships, loaded once."""
    loaded, problems = load_instrument()
    assert loaded is not None, problems
    return loaded


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests that need LibreOffice where it is not installed."""
    if shutil.which("soffice"):
        return
    left_out = [item for item in items if item.get_closest_marker("libreoffice")]
    config.stash[LEFT_OUT] = len(left_out)
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if not item.get_closest_marker("libreoffice")]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what was measured, and what was left out."""
    reports = terminalreporter.stats.get("passed", []) + terminalreporter.stats.get("failed", [])
    for name, text in (item for report in reports for item in report.user_properties):
        if name == "measured":
            terminalreporter.write_line(str(text))
    count = config.stash.get(LEFT_OUT, 0)
    if count:
        terminalreporter.write_line(f"{count} tests left out: they drive LibreOffice, which is not installed.")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI nothing may be skipped or left out."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = len(reporter.stats.get("skipped", [])) if reporter else 0
    if os.environ.get("CI") and (skipped or session.config.stash.get(LEFT_OUT, 0)):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
