"""The built-in rules, one file a rule, the file named like the rule. Nothing here is privileged."""
