"""What can be asked of an export: its format, the charts in it, and what its table lists."""

from typing import Literal, get_args

Format = Literal["markdown", "html", "docx", "xlsx", "csv", "json", "stratml"]
FORMATS: tuple[Format, ...] = get_args(Format)
Charts = Literal["none", "unicode", "mermaid"]
CHARTS: tuple[Charts, ...] = get_args(Charts)
Rows = Literal["targets", "entries"]
ROWS: tuple[Rows, ...] = get_args(Rows)
