"""What the reader is trained with: see README.md."""
