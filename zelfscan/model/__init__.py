"""The nouns of the product as frozen data; this package knows nobody else in the house."""
