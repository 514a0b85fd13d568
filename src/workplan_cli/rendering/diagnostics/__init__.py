"""The forms in which diagnostics are shown."""

FORMATS = {
    "full": "full",
    "concise": "concise",
    "json": "as_json",
    "github": "github",
    "gitlab": "gitlab",
    "sarif": "sarif",
    "junit": "junit",
}
"""Names of formats, and the modules in this folder behind them."""
