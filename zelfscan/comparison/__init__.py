"""Comparing two assessments of one directorate: what changed, and what cannot be compared."""
