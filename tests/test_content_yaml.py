"""The content reads the same with and without the fast YAML library, which not every machine has."""

from pathlib import Path

import pytest
import yaml

from zelfscan.instrument.load import CONTENT


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.yaml")), ids=lambda path: path.name)
def test_content_is_plain_yaml(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert yaml.safe_load(text) == yaml.load(text, Loader=yaml.CSafeLoader)
