"""A tiny random Llama, made on the spot: the real classes with nothing in them, for trying out the machinery in seconds."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from workflowllm import storage
from workflowllm.errors import MissingExtraError
from workflowllm.llm.embedded import quiet

__all__ = ["make_tiny_model"]

_TEMPLATE = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


def make_tiny_model(folder: Path, texts: Iterable[str], *, seed: int = 0, vocabulary: int = 600) -> Path:
    """Write a random model of about 60,000 parameters, with a byte-level tokenizer trained on the given texts.

    Returns:
        The folder, which appears whole or not at all.

    Raises:
        MissingExtraError: The extra `local` is not installed.
    """
    try:
        import torch
        from transformers import LlamaConfig, LlamaForCausalLM
    except ImportError:
        raise MissingExtraError("A local model", "local") from None
    with storage.new_folder(folder) as fresh, quiet(), torch.random.fork_rng():
        tokenizer = _tokenizer(texts, vocabulary)
        torch.manual_seed(seed)
        config = LlamaConfig(
            vocab_size=len(tokenizer),
            hidden_size=32,
            intermediate_size=64,
            num_hidden_layers=2,
            num_attention_heads=4,
            num_key_value_heads=2,
            max_position_embeddings=2048,
            tie_word_embeddings=True,
            bos_token_id=tokenizer.bos_token_id,
            eos_token_id=tokenizer.eos_token_id,
            pad_token_id=tokenizer.pad_token_id,
        )
        LlamaForCausalLM(config).save_pretrained(fresh)
        tokenizer.save_pretrained(fresh)
    return folder


def _tokenizer(texts: Iterable[str], vocabulary: int) -> Any:
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import PreTrainedTokenizerFast

    core = Tokenizer(models.BPE())
    core.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    core.decoder = decoders.ByteLevel()
    marks = ["<|im_end|>", "<|im_start|>"]
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(vocab_size=vocabulary, special_tokens=marks, initial_alphabet=alphabet, show_progress=False)
    core.train_from_iterator(texts, trainer)
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=core, eos_token=marks[0], pad_token=marks[0], bos_token=marks[1], clean_up_tokenization_spaces=False
    )
    tokenizer.chat_template = _TEMPLATE
    return tokenizer
