"""What passages mean, by a sentence encoder that the user gives as a folder.

The folder holds an ONNX model and its `tokenizer.json`, as sentence-transformers publishes them;
docs/semantic.md says how to get one. Nothing is downloaded. The runtime is in the extra
`copydesk[semantic]`.
"""

import os
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

INSTALL: Final = "pip install 'copydesk[semantic]'"
TOKENIZER_FILE: Final = "tokenizer.json"
_MODULES = ("onnxruntime", "tokenizers")
_PLACES = ("model.onnx", "onnx/model.onnx", "*.onnx", "onnx/*.onnx")
_LONGEST = 96  # tokens of a passage that are read: a topic shows in its first sentences
_BATCH = 16

Vector = list[float]


def is_installed() -> bool:
    """Whether the runtime is there."""
    return all(find_spec(module) is not None for module in _MODULES)


def model_file(folder: Path) -> Path | None:
    """The ONNX model of a folder: `model.onnx` if there is one, else the first by name."""
    for place in _PLACES:
        found = sorted(folder.glob(place))
        if found:
            return found[0]
    return None


class SentenceEncoder:
    """Vectors of length one for passages, in so many dimensions as the model has."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3  # errors only: its warnings are not the user's business
        self._session = onnxruntime.InferenceSession(
            str(model_file(folder)), options, providers=["CPUExecutionProvider"]
        )
        self._inputs = {each.name for each in self._session.get_inputs()}
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
        self._tokenizer.enable_truncation(_LONGEST)
        self._tokenizer.enable_padding()

    def encode(self, texts: Sequence[str]) -> list[Vector]:
        """The vector of each text."""
        order = sorted(range(len(texts)), key=lambda n: len(texts[n]))  # little padding
        found: dict[int, Vector] = {}
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            rows: list[Vector] = self._vectors([texts[n] for n in batch]).tolist()
            found.update(zip(batch, rows, strict=True))
        return [found[n] for n in range(len(texts))]

    def _vectors(self, texts: list[str]) -> Any:
        import numpy as np

        encoded = self._tokenizer.encode_batch(texts)
        mask = np.array([each.attention_mask for each in encoded], dtype=np.int64)
        given = {
            "input_ids": np.array([each.ids for each in encoded], dtype=np.int64),
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(mask),
        }
        output = self._session.run(
            None, {name: value for name, value in given.items() if name in self._inputs}
        )[0]
        if output.ndim == 3:  # noqa: PLR2004 - a vector for each token: their mean is the text's
            output = (output * mask[:, :, None]).sum(1) / mask.sum(1, keepdims=True)
        return output / np.maximum(np.linalg.norm(output, axis=1, keepdims=True), 1e-9)


@cache
def sentence_encoder(folder: Path) -> SentenceEncoder:
    """The encoder of a folder, loaded once a process; copydesk's own processes share the cores."""
    return SentenceEncoder(folder, threads=min(4, os.cpu_count() or 1))
