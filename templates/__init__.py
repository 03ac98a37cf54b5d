"""The Word and Excel templates that ship with the product, as importable package data."""
