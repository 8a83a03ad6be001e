"""Reading what a manager writes, stage by stage, in Chinese and English: numbers, days, words, acts."""
