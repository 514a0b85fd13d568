"""What each word means that may stand behind a key, for editors and for the page on plans."""

from collections.abc import Mapping

from workplan_cli.model.message import _

_BASELINE = {"baseline": _("The value before the plan began.")}
VALUES: Mapping[str, Mapping[str, str]] = {
    "measure": {
        "count": _("Whole things that can be counted, and named: schools, homes, decisions."),
        "amount": _("A quantity that can be halved: money, people in 万, hectares, GW."),
        "share": _("So many out of so many, in percent."),
        "rate": _("A level that is never added up: growth, price, index, rank, minutes."),
        "milestone": _("Something that is done on a day: issued, built, held."),
        "activity": _("Work without an end and without a figure."),
    },
    "combine": {
        "sum": _("The goal is for all units together: their figures add up."),
        "distinct": _("Different names over all units are counted, each once."),
        "pooled": _("The parts of all units over their wholes, never a mean of percentages."),
        "latest": _("One unit has the figure for all: that of the newest report."),
        "max": _("The highest unit decides."),
        "min": _("The lowest unit decides."),
        "all": _("Every unit has to reach the goal by itself."),
        "any": _("One unit that reaches the goal is enough."),
    },
    "over_time": {
        "cumulative": _("Each figure is the total since the plan began; the newest stands."),
        "per_period": _("Each figure is that of its period alone; they add up."),
        "snapshot": _("Each figure is how things stand on the last day; the newest stands."),
        "mean": _("Each figure is that of its period alone; their mean is judged."),
    },
    "holds": {
        "throughout": _("Has to be true in every period; broken at once where it is not."),
        "by_due": _("Is to be reached by the due day."),
    },
    "baseline": {
        "reported": _("The first report gives it, once."),
        "each_period": _("Each entry brings the value that it is held against."),
    },
    "schedule": {
        "linear": _("As much is expected as days have gone by."),
        "at_due": _("Nothing is expected before the due day, and all on it."),
    },
    "stages": {
        "document": _("Being drafted, in consultation, approved."),
        "works": _("Begun, foundations laid, structure standing, finished."),
        "event": _("Planned, being prepared."),
        "system": _("Designed, built, on trial."),
    },
    "kind": {
        "document": _("A document of one's own, such as a plan or a notice."),
        "platform": _("A platform or an information system."),
        "institution": _("An institution, a body or a mechanism."),
        "regulation": _("A rule, a standard or a law."),
        "selection": _("A selection, an appraisal or an award."),
        "publication": _("A book, a report or a list that is published."),
        "event": _("A meeting, a fair, a competition."),
        "works": _("A building, a road, a site."),
        "other": _("Anything else that is done on a day."),
    },
    "every": {
        "month": _("Every month."),
        "quarter": _("Every quarter."),
        "half": _("Every half year."),
        "year": _("Every year."),
    },
    "no_figure": {
        "not_published": _("The figure exists and is not published yet."),
        "nothing_new": _("Nothing has changed since the last report."),
        "not_applicable": _("The target does not apply to the unit."),
    },
    "language": {"zh": _("Chinese."), "en": _("English.")},
    "not_below": _BASELINE,
    "not_above": _BASELINE,
    "done_when": {
        "drafted": _("A first draft is finished."),
        "revised": _("A new version of what there was is in force."),
        "issued": _("A document has gone out under a number or a date."),
        "compiled": _("Material has been put together into a book, a list or a report."),
        "published": _("It can be read by everybody."),
        "built": _("A building, a site or a system stands."),
        "established": _("A body, a mechanism or a base exists."),
        "launched": _("A campaign, a project or a service has begun."),
        "held": _("A meeting or an event is over."),
        "prepared": _("All is ready for something that others begin."),
        "recognised": _("An authority has confirmed it."),
        "selected": _("Those who were looked for have been chosen."),
        "applied": _("An application has been handed in."),
        "submitted": _("It has been handed to those above."),
        "completed": _("The work is over, where no other word fits."),
        "in_use": _("People use it."),
    },
}
"""By key and word."""
