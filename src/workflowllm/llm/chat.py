"""Conversations as token ids, the same way for training and for answering.

Contents are untrusted: a question that spells out the model's own marks, such as an end-of-turn token, must not become those
marks. So the template is laid out around placeholders, and contents are tokenised apart from it with special tokens off.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from workflowllm.llm.model import Message

__all__ = ["encode_answer", "encode_prompt", "end_token"]

_PLACE = re.compile("\ue000(\\d+)\ue001")
PLAIN_TEMPLATE = (
    "{% for message in messages %}### {{ message['role'] }}\n{{ message['content'] }}"
    "{{ eos_token if message['role'] == 'assistant' else '' }}\n{% endfor %}"
    "{% if add_generation_prompt %}### assistant\n{% endif %}"
)
"""For models that bring no chat template of their own."""


def encode_prompt(tokenizer: Any, messages: Sequence[Message]) -> list[int]:
    """The ids of a conversation up to where the assistant's answer starts."""
    return _encode(tokenizer, messages, open_answer=True)


def encode_answer(tokenizer: Any, answer: str) -> list[int]:
    """The ids of an answer, its end mark included: what a model is to write after `encode_prompt`."""
    return [*_plain(tokenizer, answer), end_token(tokenizer)]


def end_token(tokenizer: Any) -> int:
    """The id that ends an answer: what the template puts after one, or the tokenizer's end of sequence."""
    shape = _shape(tokenizer, [Message("user", ""), Message("assistant", "")], open_answer=False)
    tail = _PLACE.split(shape)[-1]
    ids = tokenizer(tail, add_special_tokens=False)["input_ids"]
    special = set(tokenizer.all_special_ids)
    return int(ids[0]) if ids and ids[0] in special else int(tokenizer.eos_token_id)


def _encode(tokenizer: Any, messages: Sequence[Message], *, open_answer: bool) -> list[int]:
    ids: list[int] = []
    for position, piece in enumerate(_PLACE.split(_shape(tokenizer, messages, open_answer=open_answer))):
        if position % 2:
            ids += _plain(tokenizer, messages[int(piece)].content)
        else:
            ids += tokenizer(piece, add_special_tokens=False)["input_ids"]
    return ids


def _shape(tokenizer: Any, messages: Sequence[Message], *, open_answer: bool) -> str:
    """The template's text with a placeholder for each content."""
    places = [{"role": message.role, "content": f"\ue000{index}\ue001"} for index, message in enumerate(messages)]
    template = tokenizer.chat_template or PLAIN_TEMPLATE
    return str(tokenizer.apply_chat_template(places, chat_template=template, add_generation_prompt=open_answer, tokenize=False))


def _plain(tokenizer: Any, text: str) -> list[int]:
    return list(tokenizer(text, add_special_tokens=False, split_special_tokens=True)["input_ids"])
