"""What the XML formats share: text from an article as an attribute that every parser can read."""

from xml.sax.saxutils import quoteattr

from linter.reporters.inert import visible

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def attributes(**values: object) -> str:
    """` name="value"` for each value; XML cannot hold control characters, so symbols stand in."""
    return "".join(
        f" {name.rstrip('_')}={quoteattr(visible(str(value)))}" for name, value in values.items()
    )
