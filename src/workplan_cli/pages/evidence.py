"""What evidence is called, and where it is."""

from workplan_cli.model.report import Evidence
from workplan_cli.pages.values import Link, Said, run


def in_words(evidence: Evidence) -> Said:
    """One piece of evidence without its address: number, title, file, day; None without any."""
    parts = (evidence.ref, evidence.title, evidence.file, evidence.date)
    found = [part for part in parts if part]
    return run(*found) if found else None


def link(evidence: Evidence) -> Said:
    """One piece of evidence, with its address where it has one."""
    named = in_words(evidence)
    return Link(evidence.url, named) if evidence.url else named
