"""How deep a YAML text nests: a look at its parts one by one, before a reader that follows them down meets it."""

DEEPEST = 50
"""Lists and blocks within each other; our own files need fewer than 10."""


def too_deep(text: str) -> int:
    """The line (from 1) where lists and blocks lie too deep within each other; 0 when they nowhere do.

    Raises yaml.YAMLError for a text that is no YAML.
    """
    import yaml  # costs time, and most commands never get here

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                return event.start_mark.line + 1 if event.start_mark else 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return 0
