"""Sharing what was learned, without people in it: open data, publication, removal, combining."""
