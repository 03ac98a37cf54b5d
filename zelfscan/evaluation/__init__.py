"""The process evaluation of a round."""
