"""copydesk: a linter for articles that are about to be published."""

__version__ = "0.1.0"
