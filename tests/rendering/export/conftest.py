"""The made-up plan of half a year, as summaries of it are made."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from workplan_cli.assessment.summary import Material, Summary, summarise
from workplan_cli.loading.files import load_plan
from workplan_cli.loading.portable import portable
from workplan_cli.loading.report_files import find_reports
from workplan_cli.loading.reports import load_reports
from workplan_cli.model.export_words import Format
from workplan_cli.model.provenance import Options
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.screen import Screen

EXAMPLE = Path(__file__).parents[2] / "examples" / "half_year"
Summarised = Callable[..., Summary]


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A folder with `plan.yaml`, `units.yaml` and `reports`, to be changed at will."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "half_year"))


def material_of(folder: Path, *reports: str) -> Material:
    loaded, found = load_plan(folder / "plan.yaml")
    assert loaded is not None, found
    paths = find_reports([str(folder / name) for name in reports or ("reports",)])
    return Material(loaded.plan, loaded.units, *portable(load_reports(paths.files))[:2])


@pytest.fixture
def summarised(example: Path) -> Summarised:
    """`summarised("markdown", "zh", top=3)`: a summary of the folder as it is then."""

    def make(
        form: Format = "markdown",
        language: str = "en",
        folder: Path = example,
        reports: tuple[str, ...] = (),
        day: date = date(2022, 6, 30),
        **options: object,
    ) -> Summary:
        limits = {name: (options.pop(name),) for name in ("unit", "section") if name in options}
        chosen = Options.model_validate({"language": language, **limits, **options})
        return summarise(material_of(folder, *reports), day, form, chosen)

    return make


@pytest.fixture
def screens() -> dict[str, Screen]:
    return {code: Screen(100, False, Language(code)) for code in ("zh", "en")}


HOSTILE = (
    "=1+1 | <script>alert(1)</script> <img src=x onerror=alert(1)> ](javascript:alert(1)) "
    "[click](https://evil.example) ![x](https://evil.example/x.png) <https://evil.example> "
    "https://evil.example www.evil.example boss@evil.example `code` **bold** ~~gone~~ \\| \\ "
    "| --- | {{7*7}} $x$ &lt;b&gt; --> <!-- ]]> </script> 81 é 😀 [bold]x[/bold]"
)
"""What a report could carry to do harm somewhere; on two lines, with a heading on the second."""


@pytest.fixture
def hostile(example: Path) -> str:
    """Put hostile text wherever a report can hold text; gives the text."""
    text = HOSTILE + "\\n# heading\\n\\n- item\\n\\t\\t" + "长" * 300 + "0" * 64
    quoted = '"' + HOSTILE.replace("\\", "\\\\").replace('"', '\\"') + text[len(HOSTILE) :] + '"'
    (example / "reports" / "2022-Q2" / "b.yaml").write_text(
        f"""# Made up for tests.
format: workplan/report@1
plan: example-2022
unit: b
period: 2022-Q2
submitted: 2022-07-20
entries:
- target: 1.1.1
  value: 5
  items: [{quoted}]
  evidence:
  - {{ref: {quoted}, title: {quoted}, url: "javascript:alert(1)", file: {quoted}}}
  - {{ref: good, url: "https://example.org/?a=1&b=\\"'<x>"}}
  note: {quoted}
  reason: {quoted}
  next: {quoted}
- target: 3.1.1
  activities: [{{date: 2022-05-05, text: {quoted}}}]
""",
        "utf-8",
    )
    return HOSTILE
