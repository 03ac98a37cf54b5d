"""Load the instrument's content, check it, and show it."""
