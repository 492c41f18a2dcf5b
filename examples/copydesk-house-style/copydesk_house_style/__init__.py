"""House rules for copydesk: one file a rule."""
