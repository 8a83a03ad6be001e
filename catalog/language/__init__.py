"""Reading what a manager writes, stage by stage, in Chinese and English: numbers, days, words, acts."""

import os

# Only the sounds of single characters are looked up: pypinyin's phrases would take 40 MB and 0.2 s at every start.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
