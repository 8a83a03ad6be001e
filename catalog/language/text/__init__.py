"""A text as it is looked at: normalised, its script and sounds, and the vocabulary files that all of it is read by."""
