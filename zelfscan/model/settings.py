"""Every number that people could decide otherwise, each with its basis."""

from zelfscan.model.base import Model, Text


class Number(Model):
    """A number or cut-off that people could decide otherwise, with its basis."""

    value: float
    basis: Text
    """A source id, or "eigen keuze"."""
    why: Text


class Settings(Model):
    """Every number that the scoring and the choice of actions use (scoring.md)."""

    unknown_value: Number
    control_in_order: Number
    control_largely: Number
    control_partly: Number
    inherent_medium: Number
    inherent_high: Number
    likelihood_share: Number
    consequence_w4_weight: Number
    contact_b_w6: Number
    attribute_difference: Number
    """From this difference between two workbooks on, an attribute of a work process gives a warning."""
    floor_w3: Number
    floor_w4: Number
    r4_w7_at_least: Number
    r5_w7_at_least: Number
    level_share: Number
    coverage_minimum: Number
    unknown_share: Number
    level_difference: Number
    minimum_group: Number
    band_steps: Number
    shared_share: Number
    """This part of what was asked is asked both times, or two scans are not compared there."""
    reasons_shown: Number
    """How many of the answers that weighed most are named beside a class."""
    need_cutoff: Number
    effort_small: Number
    effort_middle: Number
    effort_large: Number
    months_small: Number
    months_middle: Number
    months_large: Number
    months_review: Number
    most_actions: Number
    start_now: Number
    hours_together: Number
    """Hours per month that the actions that run at the same time may take; more is not a small start."""
    per_quarter: Number
    per_owner: Number
    research_actions: Number
    preconditions_answered: Number
    preconditions_stop: Number
    preconditions_support: Number
    reaction_weeks: Number
    report_weeks: Number
    """A progress report is compared with the last one that is at least so many weeks older."""
    evaluation_scale: Number
    """Below this mean on the scale from 1 to 5 the process evaluation asks for a talk."""
    evaluation_grade: Number
