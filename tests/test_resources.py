"""Where the corpus lies: in the checkout, or where the environment says."""

import pytest

from reviewer import resources


def test_the_checkout_holds_the_corpus():
    assert (resources.corpus() / "policies").is_dir()


def test_the_environment_names_another_corpus(tmp_path, monkeypatch):
    monkeypatch.setenv("REVIEWER_CORPUS", str(tmp_path))
    assert resources.corpus() == tmp_path


def test_data_that_is_not_there_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(resources, "PACKAGE", tmp_path / "reviewer")
    monkeypatch.delenv("REVIEWER_CORPUS", raising=False)
    with pytest.raises(FileNotFoundError, match="corpus"):
        resources.corpus()
