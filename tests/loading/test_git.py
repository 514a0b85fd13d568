"""Names of files as platforms know them."""

from pathlib import Path

import pytest

from workplan_cli.loading.git import in_repository, repository_top


@pytest.mark.parametrize(
    ("name", "here", "path"),
    [
        ("reports/a.yaml", "/top", "reports/a.yaml"),
        ("a.yaml", "/top/reports", "reports/a.yaml"),
        ("../plan.yaml", "/top/reports", "plan.yaml"),
        ("/top/reports/a.yaml", "/top", "reports/a.yaml"),
        ("/elsewhere/a.yaml", "/top", "/elsewhere/a.yaml"),
        ("../../elsewhere/a.yaml", "/top/reports", "../../elsewhere/a.yaml"),
    ],
)
def test_a_path_begins_at_the_top_of_the_repository(name: str, here: str, path: str) -> None:
    assert in_repository(name, Path(here), Path("/top")) == path


def test_outside_of_a_repository_a_path_stays_as_it_is() -> None:
    assert in_repository("../a.yaml", Path("/x"), None) == "../a.yaml"


def test_the_top_is_the_nearest_folder_with_a_repository(tmp_path: Path) -> None:
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    (tmp_path / "a" / ".git").write_text("gitdir: elsewhere\n", "utf-8")
    assert repository_top(below) == tmp_path / "a"
