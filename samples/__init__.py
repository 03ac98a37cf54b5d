"""Returned workbooks of a fictional municipality, as importable package data, so that the demo has them."""
