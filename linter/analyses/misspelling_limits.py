"""How sure the evidence must be before an unknown word is called a slip.

Apart from the decisions, so that `tools/fit_misspelling.py` can vary them.
"""

from typing import Final


class Limits:
    """What a correction must beat, in zipf units; fitted by `tools/fit_misspelling.py`.

    A margin is how much more frequent the best correction is than the word as it stands. A plain
    class, for a tuple of so many names would take half a millisecond to make.
    """

    attested: float = 2.0  # a word this frequent is perhaps no slip ...
    attested_margin: float = 1.5  # ... unless the correction is this much more frequent
    attested_score: float = 2.6  # ... or this, with what the edit is worth, for a longer word
    attested_length: float = 7
    attested_rare: float = 3.0
    near_zipf: float = 1.15  # of the correction by one edit of a word that is never seen
    derived_zipf: float = 2.7  # the same where it is a rare word with a regular ending
    derived_score: float = 3.3
    far_score: float = 1.5  # of a correction two or three edits away
    derived_far_score: float = 4.5  # the same of a regular form, or where a rare one is nearer
    rare_score: float = 6.1  # of the correction of a word that a list of rare words has
    rare_long_score: float = 5.0  # the same, by an edit worth this, of a longer one
    rare_long_worth: float = 1.0
    rare_long: float = 6
    rare_fitting_score: float = 4.5  # the same, where the neighbours on both sides agree
    rare_gain: float = 1.5
    two_edits_margin: float = 0.5
    two_edits_zipf: float = 1.2
    two_edits_worth: float = -0.8
    two_odd_zipf: float = 3.5  # where the edits are ones that people seldom make
    two_edits_length: float = 5
    built_zipf: float = 3.6  # compounds and prefixed words, which no word list can hold
    built_score: float = 4.2  # frequency and worth of the edit
    built_far_score: float = 4.4  # of two edits
    insistent_margin: float = 2.2  # built, repeated, or written with a capital elsewhere
    insistent_times: float = 3
    at_most_times: float = 5
    opening_length: float = 3
    opening_odds: float = 0.0  # log-odds of a slip, with a capital at the start of a sentence
    opening_short_odds: float = 0.4  # of a word of at most four letters
    again_odds: float = (
        2.5  # more, where several sentences start with it, or a short one is by a name
    )
    by_name_odds: float = 1.5  # more, where the name of a person follows
    opening_zipf: float = 3.8  # of a correction two edits away
    inside_odds: float = 2.6  # with a capital inside a sentence
    inside_length: float = 6
    proper_length: float = 6
    proper_worth: float = 0.85  # of the edit that makes it a well-known name
    proper_long: float = 8
    proper_worth_long: float = 0.4
    proper_margin: float = 1.2  # over a misspelt name that is in use
    proper_worth_far: float = 0.65  # of two edits
    proper_worth_opening: float = 0.5
    proper_worth_in_name: float = 1.35
    suspect_zipf: float = 4.8  # of what a name in small letters is taken for
    suspect_gain: float = 3.0  # in frequency and fit together
    fitting_zipf: float = 5.0  # where the neighbours on both sides agree
    far_length: float = 6
    three_edits_length: float = 8
    three_edits_zipf: float = 2.2
    three_edits_worth: float = -2.2
    likely_zipf: float = 2.2  # of a built word's correction by a likely edit
    after_prefix_zipf: float = 2.8
    unit_score: float = 7.0  # of what else a short word without vowels is behind a number
    short_zipf: float = 4.0  # of the correction of a word of at most four letters
    short_likely_zipf: float = 3.5  # by a likely edit
    short_part_zipf: float = 5.5
    certain_lead: float = 2.5  # of a correction that is offered as a safe fix
    certain_zipf: float = 3.0
    certain_margin: float = 2.5
    certain_length: float = 5
    strange_margin: float = 2.5
    strange: float = 4  # so many words that resemble nothing: jargon, or another language

    def __init__(self, **other: float) -> None:
        for name, value in other.items():
            if not hasattr(type(self), name):
                raise AttributeError(name)
            setattr(self, name, value)


LIMITS: Final = Limits()
