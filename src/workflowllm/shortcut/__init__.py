"""Files to workflows and back: every container, control flow and every value encoding."""
