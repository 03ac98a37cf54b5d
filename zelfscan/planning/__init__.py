"""From risks to actions: the risk assessment of a directorate becomes its improvement plan; pure functions."""

from zelfscan.planning.improvement import plan

__all__ = ["plan"]
