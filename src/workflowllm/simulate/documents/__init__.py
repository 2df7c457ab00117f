"""Documents, pictures and archives as pure functions: bytes and text in, bytes and text out.

Nothing here reads a clock, a disk or a network, and the same input always gives the same bytes. Input is hostile: `bounds`
holds what is too big. What cannot be read or made is a `workflowllm.errors.DocumentError`.
"""

from __future__ import annotations

from workflowllm.errors import DocumentError

__all__ = ["DocumentError"]
