"""What holds for the files of a project: a configuration with its rules, words and dictionaries."""

from pathlib import Path
from typing import NamedTuple

from linter.config import Config, is_language
from linter.document import AcceptedWords, Document
from linter.hunspell import Dictionaries, HunspellDictionary, language_of
from linter.registry import Registry

_ENGLISH = "en"


class Setup(NamedTuple):
    """A configuration with its rules."""

    config: Config
    registry: Registry
    accepted: AcceptedWords
    dictionaries: tuple[HunspellDictionary, ...]

    @classmethod
    def of(cls, config: Config, registry: Registry) -> "Setup":
        """A configuration with its rules and words."""
        found = tuple(HunspellDictionary(path.resolve()) for path in config.dictionaries)
        personal = tuple(HunspellDictionary(path.resolve()) for path in config.personal)
        english = tuple(each for each in found if language_of(each.path) == _ENGLISH)
        accepted = AcceptedWords(config.accept_words, (*personal, *english))
        return cls(config, registry, accepted, found)

    def prepare(self, doc: Document) -> None:
        """Tell a document its language, the dictionary for it, and the words accepted here.

        Front matter wins. A dictionary whose name tells no language is for the configured one.
        """
        declared = doc.metadata.get("language") or doc.metadata.get("lang") or ""
        doc.language = declared if is_language(declared) else self.config.language
        doc.accepted = self.accepted
        wanted = _language(doc.language)
        if wanted == _ENGLISH:
            return
        names = {wanted} | ({""} if wanted == _language(self.config.language) else set())
        fitting = tuple(each for each in self.dictionaries if language_of(each.path) in names)
        doc.dictionary = Dictionaries(fitting) if fitting else None


def load(path: Path) -> Config:
    """The configuration of a file.

    Raises:
        ConfigError: if it is wrong.
    """
    from linter.config_file import load_config  # 10 ms: only where there is a file

    return load_config(path)


def _language(code: str) -> str:
    """The language of a code such as "de_DE", without its region."""
    return code.replace("_", "-").partition("-")[0].lower()
