"""From answers to risks: the instrument and the scans of a directorate become its risk assessment."""

from zelfscan.scoring.assessment import assess
from zelfscan.scoring.explanation import explain

__all__ = ["assess", "explain"]
