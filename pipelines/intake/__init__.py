"""From producers' files to new facts, or to the proof that the facts come from them."""
