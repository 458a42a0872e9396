"""How grave a finding is, and which of two that tell one difference stays."""
